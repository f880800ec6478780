// SPDX-License-Identifier: BSL-1.0
// Text taken line by line, and kept to one.
#ifndef PAWL_COVERAGE_LINES_HPP_INCLUDED
#define PAWL_COVERAGE_LINES_HPP_INCLUDED

#include <algorithm>
#include <string>
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

/// `text` with its control characters in words, "\x0a": names come from files, and may hold line breaks, by which they
/// would speak for the program to a CI's log, and what steers terminals.
[[nodiscard]] inline std::string in_one_line(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string line;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= ' ' && byte != 0x7f) {
            line += c;
        } else {
            line.append("\\x") += {digits[byte / 16], digits[byte % 16]};
        }
    }
    return line;
}

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_LINES_HPP_INCLUDED
