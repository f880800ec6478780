// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_MEASURE_SYSTEM_FAILURE_HPP_INCLUDED
#define PAWL_PERF_MEASURE_SYSTEM_FAILURE_HPP_INCLUDED

#include <string>
#include <system_error>

namespace pawl::perf {

/// What the system refused and what helps: "cannot make a temporary directory /tmp/pawl-XXXXXX: No space left on
/// device; free some space there, or set TMPDIR to another directory".
/// @param failure  of a call that needs a descriptor or a temporary file.
[[nodiscard]] std::string describe(const std::system_error& failure);

/// The same of a worker process.
/// @param error  the errno of fork() or clone(); namespaces have limits of their own there.
[[nodiscard]] std::string why_not_started(int error);

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_SYSTEM_FAILURE_HPP_INCLUDED
