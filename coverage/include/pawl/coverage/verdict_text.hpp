// SPDX-License-Identifier: BSL-1.0
// A verdict as people read it in a terminal.
#ifndef PAWL_COVERAGE_VERDICT_TEXT_HPP_INCLUDED
#define PAWL_COVERAGE_VERDICT_TEXT_HPP_INCLUDED

#include <pawl/coverage/attribution.hpp>
#include <pawl/coverage/drop.hpp>
#include <pawl/coverage/gate.hpp>
#include <pawl/coverage/patch.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace pawl::coverage {

struct TextLimits {
    std::size_t files = 20;   ///< rows of the table
    std::size_t ranges = 12;  ///< missing ranges in a row
};

/// The verdict in one line, then a table of the files with missing lines, worst first, each with `path:10-14,20`.
/// What the limits cut off is counted in words.
[[nodiscard]] std::string to_text(const Verdict& verdict, const TextLimits& limits = {});

/// The same of a patch, whose rows name only changed lines.
[[nodiscard]] std::string to_text(const PatchVerdict& verdict, const TextLimits& limits = {});

/// The same of a drop: both limits in numbers, then the lines that lost their cover.
[[nodiscard]] std::string to_text(const DropVerdict& verdict, const TextLimits& limits = {});

/// A line for each entry: `path:10-14  by 'a test', 'another'`, or `by none`.
[[nodiscard]] std::string to_text(const std::vector<AttributedLines>& attributed, std::size_t most_tests = 5);

/// Percent with two decimals, cut off and not rounded, so that 94.996 never reads as 95.00.
/// @param lines  found > 0.
[[nodiscard]] std::string percent_text(Totals lines);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_VERDICT_TEXT_HPP_INCLUDED
