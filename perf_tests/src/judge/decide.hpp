// SPDX-License-Identifier: BSL-1.0
// The rule: from launch-level log ratios to a verdict, at fixed looks, by counting launches above the limit.
//
// Counting is a rank bound: "at least 10 of 11 launches above the limit" is "the second smallest launch lies above
// it", a distribution-free bound of the median. The median alone would be too weak: a loop that was bimodal by code
// placement had 22 % of its A/A launches above +5 %; for it "the median of 11" is red 1.9 % of the time, this rule 4
// in a million. See design/verdict.md for the error rates at every look.
#ifndef PAWL_PERF_JUDGE_DECIDE_HPP_INCLUDED
#define PAWL_PERF_JUDGE_DECIDE_HPP_INCLUDED

#include <optional>
#include <span>
#include <vector>

#include "judge/launch.hpp"
#include "judge/verdict.hpp"

namespace pawl::perf {

/// What is concluded once `launches` launch pairs are in. Nothing else concludes anything in between.
struct Look {
    int launches = 0;
    /// Regressed when at least so many launches are above the limit, and above their own scatter (robust_deviation)
    /// where that is more; 0: never at this look.
    int regressed_from = 0;
    int held_to = 0;  ///< held when at most so many launches are above the limit
};

struct Policy {
    double limit_ratio = 0.05;
    std::vector<Look> looks{{5, 0, 1}, {11, 10, 3}, {21, 15, 10}};
};

/// The policy for another limit. A limit below 0 is a claim, "at least so much faster": there the burden of proof lies
/// on the other side, so as many launches must confirm it as would have to prove a regression.
[[nodiscard]] Policy policy_for(double limit_ratio, Policy policy);

/// The judgement, or nothing while the next look has not been reached or leaves the question open.
/// After the last look there is always a judgement, if need be `not_decided`.
/// @param log_ratios  [n] one median log ratio a launch, in the order of the launches.
[[nodiscard]] std::optional<Judgement> decide(std::span<const double> log_ratios, const Policy& policy);

/// The same, but nothing holds on launches that could not have shown a regression: where half of them know their own
/// median no better than to half the limit, the question stays open until the last look, and is then not decided.
[[nodiscard]] std::optional<Judgement> decide(std::span<const LaunchSummary> launches, const Policy& policy);

/// What launches say of the change where no look was reached; `agreeing` are those above the limit. @pre n >= 1.
[[nodiscard]] Estimate estimate_of(std::span<const LaunchSummary> launches, double limit_ratio);

/// Whether more rounds would hardly help: the launch knows its median to a seventh of the limit (standard error, as log
/// ratios; launches of a socket's round trips scatter by more than that), or to a quarter both of the limit and of the
/// median's distance from it.
[[nodiscard]] bool is_precise_enough(const LaunchSummary& launch, double limit_ratio);

/// Launches needed for the next look after `launches`; 0 after the last.
[[nodiscard]] int launches_to_next_look(int launches, const Policy& policy);

/// Probability of each outcome when every launch lies above the limit with probability p, independently.
struct Outcomes {
    double regressed = 0;
    double held = 0;
    double not_decided = 0;
    double mean_launches = 0;
};

/// Computed exactly by carrying the distribution of the count from look to look; nothing is simulated. Of the count
/// alone: launches that scatter by more than the limit are flagged less often.
[[nodiscard]] Outcomes operating_characteristic(double probability_above, const Policy& policy);

}  // namespace pawl::perf

#endif  // PAWL_PERF_JUDGE_DECIDE_HPP_INCLUDED
