// SPDX-License-Identifier: BSL-1.0
// "Catch2 means at 5 %": what CI jobs do that compare two runs of a Catch2 benchmark.
#ifndef PAWL_SHARPNESS_CURVE_MEAN_RULE_HPP_INCLUDED
#define PAWL_SHARPNESS_CURVE_MEAN_RULE_HPP_INCLUDED

#include <optional>
#include <string_view>

namespace pawl::sharpness {

/// The mean in ns of the first benchmark in a report of Catch2's XML reporter; nothing where there is none.
[[nodiscard]] std::optional<double> catch2_mean_ns(std::string_view xml);

/// Whether the candidate's mean is more than `limit_ratio` above the baseline's.
[[nodiscard]] bool is_flagged_by_means(double baseline_ns, double candidate_ns, double limit_ratio = 0.05);

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_CURVE_MEAN_RULE_HPP_INCLUDED
