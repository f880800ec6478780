// SPDX-License-Identifier: BSL-1.0
// In which order and how often the two sides run.
#ifndef PAWL_PERF_MEASURE_SCHEDULE_HPP_INCLUDED
#define PAWL_PERF_MEASURE_SCHEDULE_HPP_INCLUDED

#include <cstdint>
#include <random>
#include <vector>

namespace pawl::perf {

/// What one launch of one benchmark does on both sides.
struct BatchPlan {
    std::int32_t iterations = 1;  ///< in each batch, the same on both sides
    std::int32_t warm_up_batches = 0;
    std::int32_t rounds = 0;  ///< even
    bool untimed_first = false;
    bool watch_idle_side = false;  ///< before the rounds, see watch_idle_sides
};

/// Lengths that the plan aims at.
struct BatchTargets {
    std::int64_t batch_ns = 250'000;      ///< short, so that a preemption spoils one round only
    std::int64_t warm_up_ns = 5'000'000;  ///< a side; with 2 ms, sockets scattered by 5 to 6 %
    std::int32_t rounds = 60;
};

/// The plan for a body that takes so long an iteration; bodies beyond a batch's length get fewer rounds, at least 2.
/// @param slower_side_ns  wall time an iteration on the slower side, > 0.
[[nodiscard]] BatchPlan plan_batches(double slower_side_ns, const BatchTargets& targets);

/// For each round whether the baseline runs first: blocks of two rounds, ABBA or BAAB at random, so that a drift in
/// time weighs on both sides alike.
[[nodiscard]] std::vector<bool> baseline_first_by_round(int rounds, std::mt19937_64& random);

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_SCHEDULE_HPP_INCLUDED
