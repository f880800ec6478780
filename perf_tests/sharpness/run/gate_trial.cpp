// SPDX-License-Identifier: BSL-1.0
#include "run/gate_trial.hpp"

#include <fmt/format.h>
#include <stdlib.h>

#include "judge/rank.hpp"
#include "measure/conduct.hpp"

namespace pawl::sharpness {

namespace {

perf::CaseOutcome conduct_pair(const std::string& workload, const Pair& pair, const perf::Policy& policy,
                               std::uint64_t seed) {
    perf::ConductPlan plan;
    plan.baseline = pair.baseline;
    plan.candidate = pair.candidate;
    plan.arguments = {workload};
    plan.test_case = workload;
    plan.policy = policy;
    plan.seed = seed;
    static const perf::Isolation isolation = perf::best_isolation();
    plan.isolation = isolation;
    if (pair.injected_ratio > 0) {
        ::setenv("PAWL_INJECT", fmt::format("{:.6f}", pair.injected_ratio).c_str(), 1);  // inherited by the workers
    }
    auto outcome = perf::conduct(plan);
    ::unsetenv("PAWL_INJECT");
    return outcome;
}

double median_of(const std::vector<double>& batches_ns, std::size_t from, std::size_t count) {
    const auto first = batches_ns.begin() + static_cast<std::ptrdiff_t>(from);
    return perf::median({first, first + static_cast<std::ptrdiff_t>(count)});
}

}  // namespace

Trial run_gate_trial(const Cell& cell, const Pair& pair, std::uint64_t seed) {
    Trial trial;
    trial.cell = cell;
    trial.seed = seed;
    const auto outcome = conduct_pair(cell.workload, pair, {}, seed);
    if (outcome.benchmarks.empty()) return trial;
    trial.verdict = outcome.benchmarks.front().judgement.verdict;
    for (const auto& launch : outcome.benchmarks.front().launches) {
        trial.log_ratios.push_back(launch.summary.log_ratio);
    }
    return trial;
}

std::vector<LaunchMedians> record_launches(const std::string& workload, const Pair& pair, int launches,
                                           std::uint64_t seed) {
    perf::Policy policy;
    policy.looks = {{launches, 0, launches}};  // no look before the last: nothing depends on what the launches say
    const auto outcome = conduct_pair(workload, pair, policy, seed);
    std::vector<LaunchMedians> medians;
    if (outcome.benchmarks.empty()) return medians;
    const auto& benchmark = outcome.benchmarks.front();
    std::size_t from = 0;
    for (const auto& launch : benchmark.launches) {
        const auto rounds = static_cast<std::size_t>(launch.rounds);
        medians.push_back(
            {median_of(benchmark.baseline_ns, from, rounds), median_of(benchmark.candidate_ns, from, rounds)});
        from += rounds;
    }
    return medians;
}

}  // namespace pawl::sharpness
