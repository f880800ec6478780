// SPDX-License-Identifier: BSL-1.0
#include "coverage/ctest_run.hpp"

#include <pawl/coverage/test_run.hpp>

#include "coverage/ctest_log.hpp"
#include "coverage/sourced_tracefile.hpp"

namespace pawl::cli {
namespace fs = std::filesystem;

CtestRun read_ctest_run(const fs::path& test_list, const fs::path& ctest_dir) {
    const auto tests = read_text(test_list);
    if (!tests) return {tests.error().sentence, ""};
    const auto log = read_text(running_log(ctest_dir));
    if (!log) {
        return {"which tests ran is not known, as no ctest runs in " + ctest_dir.string() + "; start it there", ""};
    }
    const coverage::TestRun run = coverage::compare_with_log(*tests, *log);
    return {describe(run), remark_on_skipped(run)};
}

}  // namespace pawl::cli
