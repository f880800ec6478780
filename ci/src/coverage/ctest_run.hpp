// SPDX-License-Identifier: BSL-1.0
// The ctest run that is going on, asked of the log that it writes.
#ifndef PAWL_CI_COVERAGE_CTEST_RUN_HPP_INCLUDED
#define PAWL_CI_COVERAGE_CTEST_RUN_HPP_INCLUDED

#include <filesystem>
#include <string>

namespace pawl::cli {

/// Why the tests' coverage may not be all there is, in one sentence; empty if every test passed.
/// @param test_list  a file with one name a line.
/// @param ctest_dir  the directory that ctest was started in.
[[nodiscard]] std::string why_partial(const std::filesystem::path& test_list, const std::filesystem::path& ctest_dir);

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_CTEST_RUN_HPP_INCLUDED
