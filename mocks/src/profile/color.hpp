// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_MOCKS_COLOR_HPP_INCLUDED
#define PAWL_MOCKS_COLOR_HPP_INCLUDED

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pawl::mocks::profile {

struct Color {
    std::array<std::uint8_t, 4> rgba{};

    friend bool operator==(const Color&, const Color&) = default;
};

/// Reads `#RRGGBBAA`, in either case; nothing for any other text.
[[nodiscard]] std::optional<Color> parse_hex_color(std::string_view text);

/// `[r,g,b,a]`.
void append_json(std::string& out, Color color);

}  // namespace pawl::mocks::profile

#endif  // PAWL_MOCKS_COLOR_HPP_INCLUDED
