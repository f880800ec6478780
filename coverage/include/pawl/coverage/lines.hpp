// SPDX-License-Identifier: BSL-1.0
// Text taken line by line.
#ifndef PAWL_COVERAGE_LINES_HPP_INCLUDED
#define PAWL_COVERAGE_LINES_HPP_INCLUDED

#include <algorithm>
#include <string_view>

namespace pawl::coverage {

/// The first line of `text`, without its end: LF, or carriage returns in front of one. `text` keeps the rest.
[[nodiscard]] inline std::string_view take_line(std::string_view& text) {
    const auto end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    while (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_LINES_HPP_INCLUDED
