// SPDX-License-Identifier: BSL-1.0
// What execvp does between fork and exec, done before the fork instead: afterwards nothing may allocate.
#ifndef PAWL_CI_PROCESS_PROGRAM_SEARCH_HPP_INCLUDED
#define PAWL_CI_PROCESS_PROGRAM_SEARCH_HPP_INCLUDED

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pawl::cli {

/// `name` itself where it holds a slash, else the first DIR/name in the colon-separated `path` that `is_executable`
/// accepts; an empty DIR is the current directory (POSIX.1-2017, 8.3). Nothing if there is none.
[[nodiscard]] std::optional<std::string> find_program(std::string_view name, std::string_view path,
                                                      const std::function<bool(const std::string&)>& is_executable);

/// `inherited` (each "NAME=value") with the names in `changes` replaced or added.
[[nodiscard]] std::vector<std::string> overlay_environment(
    std::vector<std::string> inherited, const std::vector<std::pair<std::string, std::string>>& changes);

}  // namespace pawl::cli

#endif  // PAWL_CI_PROCESS_PROGRAM_SEARCH_HPP_INCLUDED
