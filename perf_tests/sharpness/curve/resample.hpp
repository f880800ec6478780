// SPDX-License-Identifier: BSL-1.0
// More trials than there is time for, made of the launches that there were.
#ifndef PAWL_SHARPNESS_CURVE_RESAMPLE_HPP_INCLUDED
#define PAWL_SHARPNESS_CURVE_RESAMPLE_HPP_INCLUDED

#include <cstdint>
#include <span>
#include <vector>

#include "curve/trial.hpp"

namespace pawl::sharpness {

/// The launches of each trial's first look: those of later looks would weigh the doubtful trials more.
/// @return [m][5] trials that did not get so far are left out.
[[nodiscard]] std::vector<std::vector<double>> first_looks(const std::vector<Trial>& trials);

/// How many of `count` trials the published rule flags, each made of launches drawn independently from `pool`. Launches
/// of one trial may be alike, since a neighbour's burst hits them all; this ignores it: see `intraclass_correlation`.
/// @param pool  [n] n >= 1 log ratios.
[[nodiscard]] int resample_flagged(std::span<const double> pool, int count, std::uint64_t seed);

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_CURVE_RESAMPLE_HPP_INCLUDED
