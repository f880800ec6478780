// SPDX-License-Identifier: BSL-1.0
#include "measure/schedule.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "judge/decide.hpp"

namespace pawl::perf {

namespace {

// An untimed iteration in front of each batch is cheap beside it only while the batch holds several.
constexpr double untimed_share_max = 0.5;

std::int32_t even_up(std::int32_t value) {
    return value + value % 2;
}

double iterations_within(double length_ns, double iteration_ns) {
    return std::clamp(std::floor(length_ns / iteration_ns), 1.0, 1e9);
}

}  // namespace

BatchPlan plan_batches(double slower_side_ns, const BatchTargets& targets) {
    assert(slower_side_ns > 0);
    const auto target = static_cast<double>(targets.batch_ns);
    const double iterations = iterations_within(target, slower_side_ns);
    const double batch_ns = iterations * slower_side_ns;
    const double affordable = std::min(1.0, target / batch_ns);
    BatchPlan plan;
    plan.iterations = static_cast<std::int32_t>(iterations);
    plan.rounds = even_up(std::max(2, static_cast<std::int32_t>(targets.rounds * affordable)));
    const auto warm_up_ns = static_cast<double>(targets.warm_up_ns);
    const double warm_up_iterations = iterations_within(warm_up_ns / 5, slower_side_ns);
    const double warm_up_batches = std::ceil(warm_up_ns / (warm_up_iterations * slower_side_ns));
    plan.warm_up_iterations = static_cast<std::int32_t>(warm_up_iterations);
    plan.warm_up_batches = std::max(1, static_cast<std::int32_t>(warm_up_batches));
    plan.untimed_first = slower_side_ns <= untimed_share_max * batch_ns;
    return plan;
}

bool wants_more_rounds(std::span<const Round> rounds, const BatchPlan& plan) {
    constexpr std::size_t rounds_max = 300;
    constexpr double longest_ns = 150e6;
    const double spent_ns = std::accumulate(rounds.begin(), rounds.end(), 0.0, [&](double sum, const Round& round) {
        return sum + (round.baseline_ns + round.candidate_ns) * plan.iterations;
    });
    return rounds.size() < rounds_max && spent_ns < longest_ns &&
           !is_precise_enough(summarise_launch(rounds), plan.limit_ratio);
}

std::vector<bool> baseline_first_by_round(int rounds, std::mt19937_64& random) {
    std::vector<bool> first(static_cast<std::size_t>(rounds));
    for (std::size_t round = 0; round < first.size(); ++round) {
        // The second round of a block mirrors its first.
        first[round] = round % 2 == 0 ? (random() & 1U) != 0 : !first[round - 1];
    }
    return first;
}

}  // namespace pawl::perf
