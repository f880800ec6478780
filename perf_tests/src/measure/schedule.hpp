// SPDX-License-Identifier: BSL-1.0
// In which order and how often the two sides run.
#ifndef PAWL_PERF_MEASURE_SCHEDULE_HPP_INCLUDED
#define PAWL_PERF_MEASURE_SCHEDULE_HPP_INCLUDED

#include <cstdint>
#include <random>
#include <span>
#include <vector>

#include "judge/launch.hpp"

namespace pawl::perf {

/// What one launch of one benchmark does on both sides.
struct BatchPlan {
    std::int32_t iterations = 1;          ///< in each batch, the same on both sides
    std::int32_t warm_up_iterations = 1;  ///< in each of the warm-up's batches
    std::int32_t warm_up_batches = 0;
    std::int32_t rounds = 0;  ///< even; as many again, and again, where they scatter (see wants_more_rounds)
    bool untimed_first = false;
    double limit_ratio = 0.05;     ///< about which the launch is to tell
    bool watch_idle_side = false;  ///< before the rounds, see watch_idle_sides
};

/// Lengths that the plan aims at.
struct BatchTargets {
    /// Short, so that a preemption spoils one round only: beside busy processes a launch of a socket's round trips knew
    /// its median twice as well as with 250 µs in the same time (design/verdict.md).
    std::int64_t batch_ns = 100'000;
    std::int64_t warm_up_ns = 5'000'000;  ///< a side, in batches of a fifth; with 2 ms, sockets scattered by 5 to 6 %
    std::int32_t rounds = 100;
};

/// The plan for a body that takes so long an iteration; bodies beyond a batch's length get fewer rounds, at least 2.
/// @param slower_side_ns  wall time an iteration on the slower side, > 0.
[[nodiscard]] BatchPlan plan_batches(double slower_side_ns, const BatchTargets& targets);

/// Whether a launch should go on: it does not yet know its median well enough (is_precise_enough), and its rounds are
/// neither 300 nor have taken 0.15 s yet. A socket's round trips beside busy processes need it; the scatter between
/// launches, which no number of rounds can mend, is left alone.
/// @param rounds  [n] so far, n >= 1.
[[nodiscard]] bool wants_more_rounds(std::span<const Round> rounds, const BatchPlan& plan);

/// For each round whether the baseline runs first: blocks of two rounds, ABBA or BAAB at random, so that a drift in
/// time weighs on both sides alike.
[[nodiscard]] std::vector<bool> baseline_first_by_round(int rounds, std::mt19937_64& random);

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_SCHEDULE_HPP_INCLUDED
