// SPDX-License-Identifier: BSL-1.0
// What Ninja, CMake and the compiler leave about a build: what it makes, and what was read for it.
#ifndef PAWL_COVERAGE_DEPENDENCIES_HPP_INCLUDED
#define PAWL_COVERAGE_DEPENDENCIES_HPP_INCLUDED

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace pawl::coverage {

/// The first output of each statement `build OUTPUT ...: RULE ...`, as paths from the build directory.
/// @param build_file  text of a build.ninja (Ninja manual, "Build statements" and "Lexical syntax").
[[nodiscard]] std::set<std::string, std::less<>> outputs_in_ninja(std::string_view build_file);

/// Calls `see` with each output and each file that was read for it.
/// @param dependency_log  what `ninja -t deps` prints: `OUTPUT: #deps N, ...` and, indented, a file a line.
void for_each_dependency(std::string_view dependency_log,
                         const std::function<void(std::string_view output, std::string_view file)>& see);

/// The directories of the targets that `all` makes, as "lib/CMakeFiles/core.dir", in the order in which it names them.
/// @param makefile  text of CMakeFiles/Makefile2, as CMake's generators of Makefiles write it.
[[nodiscard]] std::vector<std::string> targets_of_all(std::string_view makefile);

/// The objects of a target, as paths from the build directory.
/// @param makefile  text of its build.make.
[[nodiscard]] std::set<std::string, std::less<>> objects_in_makefile(std::string_view makefile);

/// The files that a rule of the compiler's names behind its colon.
/// @param rule  what `gcc -MD` wrote: `OBJECT: FILE FILE \`, a backslash in front of a blank that is part of a name.
[[nodiscard]] std::vector<std::string> files_in_depfile(std::string_view rule);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_DEPENDENCIES_HPP_INCLUDED
