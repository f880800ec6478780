// SPDX-License-Identifier: BSL-1.0
// Who is alive, read from /proc.
#ifndef PAWL_TESTS_PERF_PROCESSES_HPP_INCLUDED
#define PAWL_TESTS_PERF_PROCESSES_HPP_INCLUDED

#include <sys/types.h>

#include <functional>
#include <string>

namespace pawl::perf::tests {

/// True as soon as `holds`; false after five seconds.
[[nodiscard]] bool soon(const std::function<bool()>& holds);

/// Living processes (zombies aside) that were started with VARIABLE=VALUE in their environment, given as
/// "VARIABLE=VALUE".
[[nodiscard]] int count_processes_with(const std::string& variable_and_value);

/// The same by command line: processes with an argument that holds `text`. For those that exec'd with another
/// environment.
[[nodiscard]] int count_processes_mentioning(const std::string& text);

}  // namespace pawl::perf::tests

#endif  // PAWL_TESTS_PERF_PROCESSES_HPP_INCLUDED
