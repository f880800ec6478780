// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_COVERAGE_ONE_LINE_HPP_INCLUDED
#define PAWL_COVERAGE_ONE_LINE_HPP_INCLUDED

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace pawl::coverage {

/// `text` with its control characters in words: names come from files, and may hold line breaks, by which they would
/// speak for the program to a CI's log, and what steers terminals.
[[nodiscard]] inline std::string in_one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= ' ' && byte != 0x7f) {
            line += c;
        } else {
            line += fmt::format("\\x{:02x}", byte);
        }
    }
    return line;
}

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_ONE_LINE_HPP_INCLUDED
