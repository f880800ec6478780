// SPDX-License-Identifier: BSL-1.0
// What a count of successes says about the probability behind it (Clopper and Pearson, Biometrika 26, 1934).
#ifndef PAWL_SHARPNESS_CURVE_BOUNDS_HPP_INCLUDED
#define PAWL_SHARPNESS_CURVE_BOUNDS_HPP_INCLUDED

namespace pawl::sharpness {

/// Exact one-sided bound: the largest share p with P(X <= successes | p) >= 1 - level; 1 where every trial succeeded.
/// @pre 0 <= successes <= trials, trials >= 1, 0 < level < 1.
[[nodiscard]] double upper_bound(int successes, int trials, double level);

/// The smallest share p with P(X >= successes | p) >= 1 - level; 0 where no trial succeeded.
[[nodiscard]] double lower_bound(int successes, int trials, double level);

struct Interval {
    double lower = 0;
    double upper = 1;
};

/// Exact two-sided interval: (1 - level) / 2 at either end.
[[nodiscard]] Interval exact_interval(int successes, int trials, double level);

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_CURVE_BOUNDS_HPP_INCLUDED
