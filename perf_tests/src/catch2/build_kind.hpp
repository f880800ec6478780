// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_CATCH2_BUILD_KIND_HPP_INCLUDED
#define PAWL_PERF_CATCH2_BUILD_KIND_HPP_INCLUDED

#include <string>

namespace pawl::perf {

/// Why timing means nothing in this build, with the build type to use; empty where it does.
/// @param unit_problem  what the compiler said of the benchmark's own translation unit; empty if nothing.
[[nodiscard]] std::string why_not_timed(const char* unit_problem);

}  // namespace pawl::perf

#endif  // PAWL_PERF_CATCH2_BUILD_KIND_HPP_INCLUDED
