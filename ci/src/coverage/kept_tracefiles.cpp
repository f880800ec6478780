// SPDX-License-Identifier: BSL-1.0
#include "coverage/kept_tracefiles.hpp"

#include <chrono>
#include <system_error>
#include <vector>

#include "baseline/fingerprint.hpp"
#include "baseline/prune.hpp"
#include "baseline/whole_file.hpp"

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_kept = 200;
constexpr const char* ending = ".info";

std::string way_of(coverage::Provenance captured) {
    captured.commit.clear();
    return header_of(captured);
}

void remove_old(const fs::path& directory) {
    std::error_code ignored;
    std::vector<UsedEntry> entries;
    const auto now = fs::file_time_type::clock::now();
    for (fs::directory_iterator entry{directory, ignored}, end; entry != end; entry.increment(ignored)) {
        if (entry->path().extension() != ending) continue;  // a lock, say
        const auto unused = now - entry->last_write_time(ignored);
        entries.push_back({entry->path().filename().string(), std::chrono::duration_cast<std::chrono::hours>(unused)});
    }
    for (const std::string& name : entries_to_prune(std::move(entries), most_kept))
        fs::remove(directory / name, ignored);
}

}  // namespace

KeptTracefiles::KeptTracefiles(const fs::path& cache, const GitRepository& repository, const std::string& gate,
                               const coverage::Provenance& captured)
    : m_directory{cache / ("coverage-" + fingerprint(repository.prefix + "\n" + gate + "\n" + way_of(captured)))} {}

fs::path KeptTracefiles::path_of(const std::string& commit) const {
    return m_directory / (commit + ending);
}

bool KeptTracefiles::keep(const std::string& commit, const SourcedTracefile& tracefile) const {
    std::error_code failure;
    fs::create_directories(m_directory, failure);
    const auto kept = read_tracefile(path_of(commit));
    if (kept && line_totals(kept->tracefile).hit > line_totals(tracefile.tracefile).hit) return true;
    if (failure || !write_whole_file(path_of(commit), text_of(tracefile))) return false;
    remove_old(m_directory);
    return true;
}

}  // namespace pawl::cli
