// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_MEASURE_SYSTEM_FAILURE_HPP_INCLUDED
#define PAWL_PERF_MEASURE_SYSTEM_FAILURE_HPP_INCLUDED

#include <string>
#include <system_error>

namespace pawl::perf {

/// @param error  an errno, of a call that concerns processes or temporary files.
[[nodiscard]] std::string what_helps_against(int error);

/// What the system refused and what helps: "cannot make a temporary directory /tmp/pawl-XXXXXX: No space left on
/// device; free some space there, or set TMPDIR to another directory".
[[nodiscard]] std::string describe(const std::system_error& failure);

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_SYSTEM_FAILURE_HPP_INCLUDED
