// SPDX-License-Identifier: BSL-1.0
// Whether launches of one trial are more alike than launches of different trials.
#ifndef PAWL_SHARPNESS_CURVE_INTRACLASS_HPP_INCLUDED
#define PAWL_SHARPNESS_CURVE_INTRACLASS_HPP_INCLUDED

#include <optional>
#include <vector>

namespace pawl::sharpness {

/// ICC(1) of the one-way random effects model: (MSB - MSW) / (MSB + (k - 1) MSW), with MSB and MSW the mean squares
/// between and within groups (Shrout and Fleiss, Psychological Bulletin 86, 1979, p. 423). About 0 where groups mean
/// nothing; 1 where members of a group are the same.
/// @param groups  [m][k] of one size k >= 2.
/// @return        nothing with fewer than two groups, or where all values are the same.
[[nodiscard]] std::optional<double> intraclass_correlation(const std::vector<std::vector<double>>& groups);

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_CURVE_INTRACLASS_HPP_INCLUDED
