// SPDX-License-Identifier: BSL-1.0
// Paths as the source tree has them, where the compiler was told to write others: -ffile-prefix-map, for builds that
// are to be the same wherever they are made.
#ifndef PAWL_COVERAGE_PREFIX_MAP_HPP_INCLUDED
#define PAWL_COVERAGE_PREFIX_MAP_HPP_INCLUDED

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace pawl::coverage {

struct PrefixMap {
    std::string from;  ///< what a path began with
    std::string to;    ///< what the compiler wrote instead; may be empty

    bool operator==(const PrefixMap&) const = default;
};

/// The -ffile-prefix-map and -fprofile-prefix-map options in a build's commands, each once, in their order.
/// @param commands  text of a build.ninja, a flags.make or a compile_commands.json.
[[nodiscard]] std::vector<PrefixMap> prefix_maps_in(std::string_view commands);

/// @param printed  the path in the counters.
/// @param exists   whether a path names a file.
/// @return         the path without the map that leads to a file, the last such; `printed` where none does.
[[nodiscard]] std::string without_map(const std::string& printed, const std::vector<PrefixMap>& maps,
                                      const std::function<bool(const std::string& path)>& exists);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_PREFIX_MAP_HPP_INCLUDED
