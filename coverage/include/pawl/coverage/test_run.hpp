// SPDX-License-Identifier: BSL-1.0
// Which tests a ctest run has seen pass, so that a partial run is not mistaken for a loss of coverage.
#ifndef PAWL_COVERAGE_TEST_RUN_HPP_INCLUDED
#define PAWL_COVERAGE_TEST_RUN_HPP_INCLUDED

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pawl::coverage {

/// Both in the order of the list of tests.
struct TestRun {
    std::size_t expected = 0;
    std::vector<std::string> not_run;  ///< left out, or not started: without its executable or its fixture
    std::vector<std::string> skipped;  ///< by their own word
    std::vector<std::string> failed;   ///< crashed and timed out ones too: what comes behind is not covered
};

/// Of one that SKIP_RETURN_CODE skipped the log says `Test Passed.`; what Catch2 printed tells the two apart. Of
/// repeated tests the last counts; of tests of one name in several directories the worst, and none ran unless all did.
/// @param test_names  one a line: its name, and behind a tab by what it would be another test.
/// @param ctest_log   Testing/Temporary/LastTest.log: a test begins with a line `3/57 Testing: NAME`; behind what it
///                    printed comes `Test Passed.` or `Test Failed.`, where a regular expression decided
///                    `Test Pass Reason:` or `Test Fail Reason:` (CMake 3.25, cmCTestRunTest.cxx).
[[nodiscard]] TestRun compare_with_log(std::string_view test_names, std::string_view ctest_log);

/// Whether a test of `before` is not one of `now`, or another one; both as `test_names` above.
[[nodiscard]] bool has_lost_a_test(std::string_view before, std::string_view now);

/// Why a failed gate is not decided, in one sentence that names the tests; empty if every test passed or was skipped.
[[nodiscard]] std::string describe(const TestRun& run);

/// What to know of a failed gate; empty if no test skipped itself. One that always does, for want of something on a
/// machine, must not keep the gate open.
[[nodiscard]] std::string remark_on_skipped(const TestRun& run);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_TEST_RUN_HPP_INCLUDED
