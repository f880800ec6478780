// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_CATCH2_OUTSIDE_FAILURE_HPP_INCLUDED
#define PAWL_PERF_CATCH2_OUTSIDE_FAILURE_HPP_INCLUDED

#include <string>

namespace pawl::perf {

/// Fails the run where no assertion can be raised: before a test case's body, or after it. Said on standard error at
/// once, since a crash may follow. CTest fails a test whose output holds these words, but looks at its "skipped" code
/// first, so the process ends with Catch2's code for failed assertions as well.
void fail_from_outside(const std::string& sentence);

}  // namespace pawl::perf

#endif  // PAWL_PERF_CATCH2_OUTSIDE_FAILURE_HPP_INCLUDED
