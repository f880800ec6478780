// SPDX-License-Identifier: BSL-1.0
// The ctest run that is going on, asked of the log that it writes.
#ifndef PAWL_CI_COVERAGE_CTEST_RUN_HPP_INCLUDED
#define PAWL_CI_COVERAGE_CTEST_RUN_HPP_INCLUDED

#include <filesystem>
#include <string>

namespace pawl::cli {

struct CtestRun {
    std::string why_partial;  ///< why the tests' coverage may not be all there is, in one sentence; empty: it is
    std::string skipped;      ///< which tests skipped themselves, in one sentence; empty: none
};

/// @param test_list  as `pawl coverage tests` leaves it.
/// @param ctest_dir  the directory that ctest was started in.
[[nodiscard]] CtestRun read_ctest_run(const std::filesystem::path& test_list, const std::filesystem::path& ctest_dir);

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_CTEST_RUN_HPP_INCLUDED
