// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_BASELINE_TIMED_BUILD_HPP_INCLUDED
#define PAWL_CI_BASELINE_TIMED_BUILD_HPP_INCLUDED

#include <string>
#include <vector>

#include "baseline/cmake_cache.hpp"

namespace pawl::cli {

/// Why nothing that this build makes will be timed, as far as its C++ flags tell: it counts coverage, runs under a
/// sanitizer, or is a Debug build without optimisation. Empty where it may be timed; the executable has the last word.
/// @param configuration  the one that is meant, where the generator has several; else empty.
[[nodiscard]] std::string why_never_timed(const std::vector<CacheEntry>& entries, const std::string& configuration);

}  // namespace pawl::cli

#endif  // PAWL_CI_BASELINE_TIMED_BUILD_HPP_INCLUDED
