// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_CATCH2_OUTSIDE_FAILURE_HPP_INCLUDED
#define PAWL_PERF_CATCH2_OUTSIDE_FAILURE_HPP_INCLUDED

#include <string>

namespace pawl::perf {

constexpr int assertion_failed_code = 42;  ///< Catch2's own, since 3.7.1; before, the number of failed assertions
constexpr int skipped_code = 4;            ///< Catch2's own, and what CTest is told to look for

/// Lets this process end with `code` instead of what Catch2 makes of its assertions, once everything is destroyed. The
/// last call counts.
void end_process_with(int code);

/// Fails the run where no assertion can be raised: before a test case's body, or after it. Said on standard error at
/// once, since a crash may follow. CTest fails a test whose output holds these words, but looks at its "skipped" code
/// first, so the process ends with Catch2's code for failed assertions as well.
void fail_from_outside(const std::string& sentence);

/// Whether fail_from_outside was called.
[[nodiscard]] bool has_failed_from_outside();

}  // namespace pawl::perf

#endif  // PAWL_PERF_CATCH2_OUTSIDE_FAILURE_HPP_INCLUDED
