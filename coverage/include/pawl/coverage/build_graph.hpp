// SPDX-License-Identifier: BSL-1.0
// What a build makes, and from what, as CMake wrote it down for Ninja and for Make.
#ifndef PAWL_COVERAGE_BUILD_GRAPH_HPP_INCLUDED
#define PAWL_COVERAGE_BUILD_GRAPH_HPP_INCLUDED

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pawl::coverage {

/// What each output needs, itself by name; paths are from the build directory.
using BuildGraph = std::map<std::string, std::vector<std::string>, std::less<>>;

/// @param build_file  text of a build.ninja: `build OUTPUT...: RULE INPUT...` (Ninja manual, "Build statements" and
///                    "Lexical syntax").
[[nodiscard]] BuildGraph graph_in_ninja(std::string_view build_file);

/// @param makefile  text of a CMakeFiles/Makefile2 or build.make: `TARGET: PREREQUISITE...`.
[[nodiscard]] BuildGraph graph_in_makefile(std::string_view makefile);

/// All that a target needs, however far away, the nearest first.
[[nodiscard]] std::vector<std::string> needed_by(std::string_view target, const BuildGraph& graph);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_BUILD_GRAPH_HPP_INCLUDED
