// SPDX-License-Identifier: BSL-1.0
// The operating curve as a table.
#ifndef PAWL_SHARPNESS_CURVE_HPP_INCLUDED
#define PAWL_SHARPNESS_CURVE_HPP_INCLUDED

#include <string>
#include <vector>

#include "trial.hpp"

namespace pawl::sharpness {

struct CurvePoint {
    Cell cell;
    int trials = 0;
    int regressed = 0;
    int held = 0;  ///< held or improved
    int undecided = 0;
    int broken = 0;
    double bound = 0;  ///< exact one-sided 95 % bound of the share flagged: upper where few are, lower where most are
    double wall_p50_ms = 0;
    double wall_max_ms = 0;
    double ratio_p50 = 0;  ///< median over trials of the median launch, as a change
    double ratio_min = 0;
    double ratio_max = 0;
};

/// One-sided Clopper-Pearson bound (1934): upper, the largest share p with P(X <= successes | p) >= 1 - level.
[[nodiscard]] double upper_bound(int successes, int trials, double level);
[[nodiscard]] double lower_bound(int successes, int trials, double level);

[[nodiscard]] CurvePoint curve_point(const Cell& cell, const std::vector<Trial>& trials);

/// Markdown: a row a cell, and below it what resampling says, marked as such.
[[nodiscard]] std::string curve_table(const std::vector<Trial>& trials);

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_CURVE_HPP_INCLUDED
