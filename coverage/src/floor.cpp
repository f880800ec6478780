// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/floor.hpp>

#include <algorithm>
#include <cassert>

namespace pawl::coverage {
namespace {

constexpr std::size_t most_decimals = 6;
constexpr std::uint64_t whole = 100'000'000;  // 100 % in millionths of a percent

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

tl::expected<Floor, Error> parse_floor(std::string_view text) {
    std::string_view number = text;
    if (number.ends_with('%')) number.remove_suffix(1);
    const auto point = std::min(number.find('.'), number.size());
    const std::string_view integer = number.substr(0, point);
    const std::string_view decimals = number.substr(std::min(point + 1, number.size()));
    std::string digits = std::string(integer) + std::string(decimals);
    const bool well_formed = !integer.empty() && integer.size() <= 3 && decimals.size() <= most_decimals &&
                             number.ends_with('.') == false && std::all_of(digits.begin(), digits.end(), is_digit);
    if (well_formed) {
        digits.append(most_decimals - decimals.size(), '0');
        const Floor floor{std::stoull(digits)};
        if (floor.percent_millionths <= whole) return floor;
    }
    return tl::unexpected(Error{Error::Code::malformed_floor, "", 0, "'" + std::string(text) + "' is no floor"});
}

std::string to_string(Floor floor) {
    std::string decimals = std::to_string(floor.percent_millionths % 1'000'000);
    decimals.insert(0, most_decimals - decimals.size(), '0');
    decimals.erase(decimals.find_last_not_of('0') + 1);
    return std::to_string(floor.percent_millionths / 1'000'000) + (decimals.empty() ? "" : "." + decimals);
}

bool reaches(Totals lines, Floor floor) {
    return lines_short(lines, floor) == 0;
}

std::uint64_t lines_short(Totals lines, Floor floor) {
    assert(lines.hit <= lines.found && lines.found < 100'000'000'000);  // whole * found fits in 64 bits
    const std::uint64_t needed = (lines.found * floor.percent_millionths + whole - 1) / whole;
    return needed > lines.hit ? needed - lines.hit : 0;
}

}  // namespace pawl::coverage
