// SPDX-License-Identifier: BSL-1.0
// Which settings of the candidate's build directory the baseline is configured with.
#ifndef PAWL_CI_BASELINE_CARRY_OVER_HPP_INCLUDED
#define PAWL_CI_BASELINE_CARRY_OVER_HPP_INCLUDED

#include <string>
#include <string_view>
#include <vector>

#include "baseline/cmake_cache.hpp"

namespace pawl::cli {

/// The entries that shape the candidate's code: compilers, flags, build type, options and found packages. Left out are
/// what CMake keeps for itself (INTERNAL, STATIC), results in the candidate's own build directory, checkers that do
/// not change code, and what `pawl baseline` sets itself.
[[nodiscard]] std::vector<CacheEntry> carried_entries(const std::vector<CacheEntry>& candidate,
                                                      std::string_view build_directory);

/// `entries` with every path at or below `from` moved to the same place below `to`; paths at or below `except`, a
/// build directory inside the source tree, stay.
[[nodiscard]] std::vector<CacheEntry> moved_entries(std::vector<CacheEntry> entries, std::string_view from,
                                                    std::string_view to, std::string_view except);

/// The candidate's CMAKE_PROJECT_TOP_LEVEL_INCLUDES without an injection of Pawl's, then `injection`; a list.
[[nodiscard]] std::string top_level_includes(std::string_view candidate_list, std::string_view injection);

}  // namespace pawl::cli

#endif  // PAWL_CI_BASELINE_CARRY_OVER_HPP_INCLUDED
