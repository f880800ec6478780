// SPDX-License-Identifier: BSL-1.0
#include "profile/color.hpp"

#include <charconv>

#include "wire/json_writer.hpp"

namespace pawl::mocks::profile {

std::optional<Color> parse_hex_color(std::string_view text) {
    if (text.size() != 9 || text[0] != '#') return std::nullopt;
    Color color;
    for (std::size_t i = 0; i < color.rgba.size(); ++i) {
        const char* const begin = text.data() + 1 + 2 * i;
        if (std::from_chars(begin, begin + 2, color.rgba[i], 16).ptr != begin + 2) return std::nullopt;
    }
    return color;
}

void append_json(std::string& out, Color color) {
    char separator = '[';
    for (const std::uint8_t channel : color.rgba) {
        out += separator;
        wire::append_json(out, channel);
        separator = ',';
    }
    out += ']';
}

}  // namespace pawl::mocks::profile
