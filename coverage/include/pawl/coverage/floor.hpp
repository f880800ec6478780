// SPDX-License-Identifier: BSL-1.0
// The least share that must be covered, exact.
#ifndef PAWL_COVERAGE_FLOOR_HPP_INCLUDED
#define PAWL_COVERAGE_FLOOR_HPP_INCLUDED

#include <pawl/coverage/error.hpp>
#include <pawl/coverage/metric.hpp>
#include <pawl/coverage/percent.hpp>
#include <pawl/coverage/tracefile.hpp>

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <tl/expected.hpp>

namespace pawl::coverage {

/// A floor for each metric that has one.
using Floors = std::map<Metric, Percent>;

/// @param texts  each a floor for lines, "95", or for a metric by name, "branches=60".
/// @return       or Error::Code::malformed_percent: one of them is none, or a metric has two.
[[nodiscard]] tl::expected<Floors, Error> parse_floors(std::span<const std::string> texts);

/// hit / found >= floor, by cross-multiplication of integers.
/// @param totals  found < 10^11.
[[nodiscard]] bool reaches(Totals totals, Percent floor);

/// How many more would have to be hit to reach the floor; 0 if it is reached.
[[nodiscard]] std::uint64_t short_by(Totals totals, Percent floor);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_FLOOR_HPP_INCLUDED
