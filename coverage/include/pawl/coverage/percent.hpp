// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_COVERAGE_PERCENT_HPP_INCLUDED
#define PAWL_COVERAGE_PERCENT_HPP_INCLUDED

#include <pawl/coverage/error.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace pawl::coverage {

/// An exact percentage from 0 to 100. A rounded one would let 94.996 % pass a floor of 95 %.
struct Percent {
    static constexpr std::uint64_t whole = 100'000'000;  ///< 100 % in millionths of a percent

    std::uint64_t percent_millionths = 0;  ///< 0 to `whole`; 92.5 % is 92'500'000

    bool operator==(const Percent&) const = default;
};

/// @param text  "95", "92.5" or "92.5%": 0 to 100, at most six decimals.
/// @return      or Error::Code::malformed_percent.
[[nodiscard]] tl::expected<Percent, Error> parse_percent(std::string_view text);

/// The shortest decimal: "92.5".
[[nodiscard]] std::string to_string(Percent percent);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_PERCENT_HPP_INCLUDED
