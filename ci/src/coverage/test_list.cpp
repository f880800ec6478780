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

/// Not of what a test writes to.
bool makes_the_test(const fs::path& file, const fs::path& source_dir, const fs::path& build_dir) {
    std::error_code ignored;
    if (!file.is_absolute() || !fs::is_regular_file(file, ignored)) return false;
    return ::access(file.c_str(), X_OK) == 0 || (is_below(file, source_dir) && !is_below(file, build_dir));
}

std::string state_of(const fs::path& file) {
    std::error_code gone;
    const auto written = fs::last_write_time(file, gone).time_since_epoch().count();
    return fmt::format("{} {} {}\n", file.string(), written, fs::file_size(file, gone));
}

}  // namespace

std::string list_of(std::span<const ListedTest> tests, const fs::path& source_dir, const fs::path& build_dir) {
    std::string list;
    for (const ListedTest& test : tests) {
        if (test.is_disabled) continue;
        std::string what = fmt::format("{}\n{}\n", fmt::join(test.command, "\n"), test.properties);
        for (const std::string& argument : test.command) {
            if (makes_the_test(argument, source_dir, build_dir)) what += state_of(argument);
        }
        list += fmt::format("{}\t{}\n", test.name, fingerprint(what));
    }
    return list;
}

}  // namespace pawl::cli
