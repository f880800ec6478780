// SPDX-License-Identifier: BSL-1.0
#include "coverage/test_list.hpp"

#include <unistd.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <system_error>

#include "baseline/below.hpp"
#include "baseline/fingerprint.hpp"

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;

/// Of a file, or of the newest below a directory.
std::string state_of(const fs::path& path) {
    std::error_code gone;
    fs::path newest = path;
    for (fs::recursive_directory_iterator entry(path, gone), end; !gone && entry != end; entry.increment(gone)) {
        std::error_code ignored;
        if (entry->is_regular_file(ignored) &&
            (newest == path || entry->last_write_time(ignored) > fs::last_write_time(newest, ignored))) {
            newest = entry->path();
        }
    }
    const auto written = fs::last_write_time(newest, gone).time_since_epoch().count();
    const auto size = fs::is_regular_file(newest, gone) ? fs::file_size(newest, gone) : 0;
    return fmt::format("{} {} {}\n", newest.string(), written, size);
}

/// Not of what a test writes to.
bool makes_the_test(const fs::path& path, const fs::path& source_dir, const fs::path& build_dir) {
    std::error_code ignored;
    const bool is_source =
        is_below(path, source_dir) && path != source_dir && !is_below(path, build_dir) && !is_below(build_dir, path);
    if (fs::is_directory(path, ignored)) return is_source;
    return fs::is_regular_file(path, ignored) && (is_source || ::access(path.c_str(), X_OK) == 0);
}

}  // namespace

std::string list_of(std::span<const ListedTest> tests, const fs::path& source_dir, const fs::path& build_dir) {
    std::string list;
    for (const ListedTest& test : tests) {
        if (test.is_disabled) continue;
        std::string what = fmt::format("{}\n{}\n", fmt::join(test.command, "\n"), test.properties);
        for (const std::string& argument : test.command) {
            const fs::path path = (test.working_directory / fs::path{argument}).lexically_normal();
            if (makes_the_test(path, source_dir, build_dir)) what += state_of(path);
        }
        list += fmt::format("{}\t{}\n", test.name, fingerprint(what));
    }
    return list;
}

}  // namespace pawl::cli
