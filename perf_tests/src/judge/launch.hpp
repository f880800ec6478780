// SPDX-License-Identifier: BSL-1.0
// From the rounds of one launch pair to the one number that it contributes.
#ifndef PAWL_PERF_JUDGE_LAUNCH_HPP_INCLUDED
#define PAWL_PERF_JUDGE_LAUNCH_HPP_INCLUDED

#include <span>

namespace pawl::perf {

/// One batch on each side, taken directly after one another; both ran the same number of iterations.
struct Round {
    double baseline_ns = 0;   ///< wall time an iteration, > 0
    double candidate_ns = 0;  ///< wall time an iteration, > 0
};

struct LaunchSummary {
    double log_ratio = 0;       ///< median over rounds of log(candidate / baseline)
    double standard_error = 0;  ///< of that median, see median_error; 0 for a single round
};

/// Median of the paired log ratios. Ratios of neighbours in time cancel what both sides suffer, the median of many
/// ignores the rounds that a neighbour's burst hit, and the logarithm makes "twice" and "half" weigh the same.
/// The standard error steers how many rounds are taken, and keeps launches that know too little from holding.
/// @param rounds  [n] n >= 1.
[[nodiscard]] LaunchSummary summarise_launch(std::span<const Round> rounds);

/// How many rounds a later launch should take, given the launches so far: as many as before where the scatter inside
/// a launch still matters beside the scatter between launches, else fewer, for then only new launches add evidence.
/// @param summaries  [n] launches so far, n >= 2.
/// @param full       rounds a launch took so far.
/// @param fewest     never below this; 30 where a body switches processes (below it, sockets scatter by 5 to 6 %).
[[nodiscard]] int rounds_for_next_launch(std::span<const LaunchSummary> summaries, int full, int fewest);

}  // namespace pawl::perf

#endif  // PAWL_PERF_JUDGE_LAUNCH_HPP_INCLUDED
