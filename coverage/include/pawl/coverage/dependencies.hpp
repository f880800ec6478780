// SPDX-License-Identifier: BSL-1.0
// What Ninja and the compiler note of what was read for an object.
#ifndef PAWL_COVERAGE_DEPENDENCIES_HPP_INCLUDED
#define PAWL_COVERAGE_DEPENDENCIES_HPP_INCLUDED

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace pawl::coverage {

/// Calls `see` with each output and each file that was read for it.
/// @param dependency_log  what `ninja -t deps` prints: `OUTPUT: #deps N, ...` and, indented, a file a line.
void for_each_dependency(std::string_view dependency_log,
                         const std::function<void(std::string_view output, std::string_view file)>& see);

/// The files that a rule of the compiler's names behind its colon.
/// @param rule  what `gcc -MD` wrote: `OBJECT: FILE FILE \`, a backslash in front of a blank that is part of a name.
[[nodiscard]] std::vector<std::string> files_in_depfile(std::string_view rule);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_DEPENDENCIES_HPP_INCLUDED
