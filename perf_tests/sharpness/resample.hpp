// SPDX-License-Identifier: BSL-1.0
// More trials than there is time for, made of the launches that there were.
#ifndef PAWL_SHARPNESS_RESAMPLE_HPP_INCLUDED
#define PAWL_SHARPNESS_RESAMPLE_HPP_INCLUDED

#include <cstdint>
#include <vector>

#include "trial.hpp"

namespace pawl::sharpness {

struct Resampled {
    int trials = 0;
    int regressed = 0;
};

/// Draws launches from the pool of all launches of `trials`, independently, and judges them by the published rule.
/// Launches of one trial may be alike (a neighbour's burst hits them all), which this ignores: see
/// `launch_correlation`.
/// @param shift_ratio  a further change that every drawn launch gets.
[[nodiscard]] Resampled resample(const std::vector<Trial>& trials, double shift_ratio, int count, std::uint64_t seed);

/// Correlation of neighbouring launches' log ratios within a trial; 0 when they are independent.
[[nodiscard]] double launch_correlation(const std::vector<Trial>& trials);

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_RESAMPLE_HPP_INCLUDED
