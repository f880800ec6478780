// SPDX-License-Identifier: BSL-1.0
// The least share that must be covered, exact.
#ifndef PAWL_COVERAGE_FLOOR_HPP_INCLUDED
#define PAWL_COVERAGE_FLOOR_HPP_INCLUDED

#include <pawl/coverage/error.hpp>
#include <pawl/coverage/metric.hpp>
#include <pawl/coverage/tracefile.hpp>

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace pawl::coverage {

/// An exact percentage. A rounded one would let 94.996 % pass a floor of 95 %.
struct Floor {
    std::uint64_t percent_millionths = 0;  ///< 0 to 100'000'000; 92.5 % is 92'500'000

    bool operator==(const Floor&) const = default;
};

/// @param text  "95", "92.5" or "92.5%": 0 to 100, at most six decimals.
/// @return      or Error::Code::malformed_floor.
[[nodiscard]] tl::expected<Floor, Error> parse_floor(std::string_view text);

/// A floor for each metric that has one.
using Floors = std::map<Metric, Floor>;

/// @param texts  each a floor for lines, "95", or for a metric by name, "branches=60".
/// @return       or Error::Code::malformed_floor: one of them is none, or a metric has two.
[[nodiscard]] tl::expected<Floors, Error> parse_floors(std::span<const std::string> texts);

/// The shortest decimal: "92.5".
[[nodiscard]] std::string to_string(Floor floor);

/// hit / found >= floor, by cross-multiplication of integers.
/// @param totals  found < 10^11.
[[nodiscard]] bool reaches(Totals totals, Floor floor);

/// How many more would have to be hit to reach the floor; 0 if it is reached.
[[nodiscard]] std::uint64_t short_by(Totals totals, Floor floor);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_FLOOR_HPP_INCLUDED
