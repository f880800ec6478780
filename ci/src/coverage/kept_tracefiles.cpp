// SPDX-License-Identifier: BSL-1.0
#include "coverage/kept_tracefiles.hpp"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <system_error>
#include <vector>

#include "baseline/fingerprint.hpp"
#include "baseline/prune.hpp"
#include "baseline/whole_file.hpp"

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_kept = 50;

std::string file_name(std::string text) {
    const auto is_odd = [](unsigned char c) { return std::isalnum(c) == 0 && c != '_' && c != '-' && c != '.'; };
    std::ranges::replace_if(text, is_odd, '_');
    return text;
}

void remove_old(const fs::path& directory) {
    std::error_code ignored;
    std::vector<UsedEntry> entries;
    const auto now = fs::file_time_type::clock::now();
    for (fs::directory_iterator entry{directory, ignored}, end; entry != end; entry.increment(ignored)) {
        const auto unused = now - entry->last_write_time(ignored);
        entries.push_back({entry->path().filename().string(), std::chrono::duration_cast<std::chrono::hours>(unused)});
    }
    for (const std::string& name : entries_to_prune(std::move(entries), most_kept))
        fs::remove(directory / name, ignored);
}

}  // namespace

KeptTracefiles::KeptTracefiles(const fs::path& cache, const std::string& git_directory, const std::string& gate)
    : m_directory{cache / ("coverage-" + fingerprint(git_directory))}, m_gate{file_name(gate)} {}

fs::path KeptTracefiles::path_of(const std::string& commit) const {
    return m_directory / (commit + "-" + m_gate + ".info");
}

bool KeptTracefiles::keep(const std::string& commit, std::string_view text) const {
    std::error_code failure;
    fs::create_directories(m_directory, failure);
    if (failure || !write_whole_file(path_of(commit), text)) return false;
    remove_old(m_directory);
    return true;
}

}  // namespace pawl::cli
