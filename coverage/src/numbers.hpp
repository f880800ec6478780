// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_COVERAGE_NUMBERS_HPP_INCLUDED
#define PAWL_COVERAGE_NUMBERS_HPP_INCLUDED

#include <charconv>
#include <optional>
#include <string_view>

namespace pawl::coverage {

/// `text` as a whole number, if it is one and nothing else, and fits.
template <class Integer>
[[nodiscard]] std::optional<Integer> parse_whole(std::string_view text) {
    Integer value{};
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_NUMBERS_HPP_INCLUDED
