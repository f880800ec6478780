// SPDX-License-Identifier: BSL-1.0
// Which tests a ctest run has seen, so that a partial run is not mistaken for a loss of coverage.
#ifndef PAWL_COVERAGE_TEST_RUN_HPP_INCLUDED
#define PAWL_COVERAGE_TEST_RUN_HPP_INCLUDED

#include <cstddef>
#include <string>
#include <string_view>

namespace pawl::coverage {

struct TestRun {
    std::size_t expected = 0;
    std::size_t not_run = 0;
    std::string first_not_run;  ///< in the order of the list
};

/// @param test_names  one name a line.
/// @param ctest_log   Testing/Temporary/LastTest.log, in which each test begins with a line `3/57 Testing: NAME`.
[[nodiscard]] TestRun compare_with_log(std::string_view test_names, std::string_view ctest_log);

/// Why a failed floor is not decided, in one sentence; empty if every test ran.
[[nodiscard]] std::string describe(const TestRun& run);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_TEST_RUN_HPP_INCLUDED
