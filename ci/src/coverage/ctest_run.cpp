// SPDX-License-Identifier: BSL-1.0
#include "coverage/ctest_run.hpp"

#include <pawl/coverage/test_run.hpp>
#include <system_error>

#include "coverage/sourced_tracefile.hpp"

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;

// LastTest.log.tmp, with a time stamp under `ctest -T Test`.
fs::path running_log(const fs::path& directory) {
    fs::path newest;
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(directory / "Testing" / "Temporary", failure)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with("LastTest") || !name.ends_with(".log.tmp")) continue;
        if (newest.empty() || fs::last_write_time(newest, failure) < entry.last_write_time(failure)) {
            newest = entry.path();
        }
    }
    return newest;
}

}  // namespace

std::string why_partial(const fs::path& test_list, const fs::path& ctest_dir) {
    const auto names = read_text(test_list);
    if (!names) return names.error().sentence;
    const auto log = read_text(running_log(ctest_dir));
    if (!log) {
        return "which tests ran is not known, as no ctest runs in " + ctest_dir.string() + "; start it there";
    }
    return describe(coverage::compare_with_log(*names, *log));
}

}  // namespace pawl::cli
