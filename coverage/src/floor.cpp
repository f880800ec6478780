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

tl::expected<Floors, Error> parse_floors(std::span<const std::string> texts) {
    Floors floors;
    for (const std::string& text : texts) {
        const auto refused = [&](std::string why) {
            return tl::unexpected(Error{Error::Code::malformed_floor, "", 0, "'" + text + "' " + std::move(why)});
        };
        const auto equals = text.find('=');
        const std::string_view name =
            equals == text.npos ? name_of(Metric::lines) : std::string_view{text}.substr(0, equals);
        const auto metric = std::ranges::find(metrics, name, name_of);
        if (metric == metrics.end())
            return refused("is a floor of nothing that is measured: lines, functions or branches");
        const auto floor = parse_floor(std::string_view{text}.substr(equals == text.npos ? 0 : equals + 1));
        if (!floor) return tl::unexpected(floor.error());
        if (!floors.emplace(*metric, *floor).second) return refused("is a second floor for " + std::string{name});
    }
    return floors;
}

std::string to_string(Floor floor) {
    std::string decimals = std::to_string(floor.percent_millionths % 1'000'000);
    decimals.insert(0, most_decimals - decimals.size(), '0');
    decimals.erase(decimals.find_last_not_of('0') + 1);
    return std::to_string(floor.percent_millionths / 1'000'000) + (decimals.empty() ? "" : "." + decimals);
}

bool reaches(Totals totals, Floor floor) {
    return short_by(totals, floor) == 0;
}

std::uint64_t short_by(Totals totals, Floor floor) {
    assert(totals.hit <= totals.found && totals.found < 100'000'000'000);  // whole * found fits in 64 bits
    const std::uint64_t needed = (totals.found * floor.percent_millionths + whole - 1) / whole;
    return needed > totals.hit ? needed - totals.hit : 0;
}

}  // namespace pawl::coverage
