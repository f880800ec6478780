// SPDX-License-Identifier: BSL-1.0
// "Google Benchmark medians at 5 % with its U test": what its tools/compare.py colours red.
#ifndef PAWL_SHARPNESS_CURVE_MEDIAN_RULE_HPP_INCLUDED
#define PAWL_SHARPNESS_CURVE_MEDIAN_RULE_HPP_INCLUDED

#include <span>
#include <string_view>
#include <vector>

namespace pawl::sharpness {

/// Wall time an operation, in the order of repetitions, from Google Benchmark's JSON; empty where it is none.
[[nodiscard]] std::vector<double> google_real_times_ns(std::string_view json);

/// Two-sided p of the Mann-Whitney U test (Annals of Mathematical Statistics 18, 1947): normal approximation with
/// corrections for ties and continuity, as SciPy's mannwhitneyu takes from nine values a side on, which compare.py
/// calls. 1 where all values are the same.
/// @param a  [m] m >= 1. @param b  [n] n >= 1.
[[nodiscard]] double mann_whitney_p(std::span<const double> a, std::span<const double> b);

/// Whether the candidate's median is more than `limit_ratio` above the baseline's, and the U test tells the two apart
/// at `alpha`.
[[nodiscard]] bool is_flagged_by_medians(std::span<const double> baseline_ns, std::span<const double> candidate_ns,
                                         double limit_ratio = 0.05, double alpha = 0.05);

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_CURVE_MEDIAN_RULE_HPP_INCLUDED
