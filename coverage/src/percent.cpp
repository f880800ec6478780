// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/percent.hpp>

#include <algorithm>

namespace pawl::coverage {
namespace {

constexpr std::size_t most_decimals = 6;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

tl::expected<Percent, Error> parse_percent(std::string_view text) {
    std::string_view number = text;
    if (number.ends_with('%')) number.remove_suffix(1);
    const auto point = std::min(number.find('.'), number.size());
    const std::string_view integer = number.substr(0, point);
    const std::string_view decimals = number.substr(std::min(point + 1, number.size()));
    std::string digits = std::string(integer) + std::string(decimals);
    const bool well_formed = !integer.empty() && integer.size() <= 3 && decimals.size() <= most_decimals &&
                             !number.ends_with('.') && std::all_of(digits.begin(), digits.end(), is_digit);
    if (well_formed) {
        digits.append(most_decimals - decimals.size(), '0');
        const Percent percent{std::stoull(digits)};
        if (percent.percent_millionths <= Percent::whole) return percent;
    }
    return tl::unexpected(Error{Error::Code::malformed_percent, "", 0, "'" + std::string(text) + "' is no percentage"});
}

std::string to_string(Percent percent) {
    std::string decimals = std::to_string(percent.percent_millionths % 1'000'000);
    decimals.insert(0, most_decimals - decimals.size(), '0');
    decimals.erase(decimals.find_last_not_of('0') + 1);
    return std::to_string(percent.percent_millionths / 1'000'000) + (decimals.empty() ? "" : "." + decimals);
}

}  // namespace pawl::coverage
