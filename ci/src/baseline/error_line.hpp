// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_BASELINE_ERROR_LINE_HPP_INCLUDED
#define PAWL_CI_BASELINE_ERROR_LINE_HPP_INCLUDED

#include <string>
#include <string_view>

namespace pawl::cli {

/// The last line of a build log that says what is wrong: of a compiler or linker ("error: ..."), else of CMake
/// ("CMake Error at ...", joined with the text below it), else the last line that is not blank.
[[nodiscard]] std::string last_error_line(std::string_view log);

}  // namespace pawl::cli

#endif  // PAWL_CI_BASELINE_ERROR_LINE_HPP_INCLUDED
