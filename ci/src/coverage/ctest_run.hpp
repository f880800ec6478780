// SPDX-License-Identifier: BSL-1.0
// The ctest run that is going on, asked of the log that it writes.
#ifndef PAWL_CI_COVERAGE_CTEST_RUN_HPP_INCLUDED
#define PAWL_CI_COVERAGE_CTEST_RUN_HPP_INCLUDED

#include <filesystem>
#include <string>

namespace pawl::cli {

struct CtestRun {
    std::string why_partial;  ///< why the tests' coverage may not be all there is, in one sentence; empty: all passed
    bool decided_all = true;  ///< each test passed, or was skipped by its own word
};

/// @param test_list  as `pawl coverage tests` leaves it.
/// @param ctest_dir  the directory that ctest was started in.
[[nodiscard]] CtestRun read_ctest_run(const std::filesystem::path& test_list, const std::filesystem::path& ctest_dir);

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_CTEST_RUN_HPP_INCLUDED
