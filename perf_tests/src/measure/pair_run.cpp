// SPDX-License-Identifier: BSL-1.0
#include "measure/pair_run.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "judge/rank.hpp"
#include "measure/idle_watch.hpp"

namespace pawl::perf {

namespace {

struct BatchPair {
    message::Batch baseline;
    message::Batch candidate;
};

SideResult<BatchPair> run_round(SideRun& baseline, SideRun& candidate, const BatchPlan& plan, bool baseline_first) {
    SideRun& first = baseline_first ? baseline : candidate;
    SideRun& second = baseline_first ? candidate : baseline;
    const auto of_first = first.run_batch(plan.iterations, plan.untimed_first);
    if (!of_first) return tl::make_unexpected(of_first.error());
    const auto of_second = second.run_batch(plan.iterations, plan.untimed_first);
    if (!of_second) return tl::make_unexpected(of_second.error());
    return baseline_first ? BatchPair{*of_first, *of_second} : BatchPair{*of_second, *of_first};
}

// A baseline's body that throws has left its benchmark, and the worker goes on to those that can be compared.
bool is_met_without(const SideFailure& failure) {
    return failure.in_body && failure.side == Side::baseline;
}

// The place after `at` that concerns the pair; what only this side has is run once on the way.
SideResult<std::optional<message::At>> next_common(SideRun& side, const std::vector<BenchmarkKey>& common) {
    for (;;) {
        auto at = side.next();
        if (!at || !*at || std::ranges::find(common, (*at)->key) != common.end()) return at;
        const auto gone_on = side.run_once_and_proceed();
        if (!gone_on && !is_met_without(gone_on.error())) return tl::make_unexpected(gone_on.error());
    }
}

double per_iteration(std::int64_t batch_ns, std::int32_t iterations) {
    // A clock that did not advance would make the ratio infinite; a batch is never that short in earnest.
    return static_cast<double>(std::max<std::int64_t>(batch_ns, 1)) / iterations;
}

// A body that forks and goes on in both answers with clocks of two processes.
std::int64_t involuntary_switches(const message::Batch& batch) {
    return std::max<std::int64_t>(batch.involuntary_switches, 0);
}

double other_threads_share(const message::Batch& batch) {
    return static_cast<double>(std::max<std::int64_t>(batch.others_cpu_ns, 0)) /
           static_cast<double>(std::max<std::int64_t>(batch.wall_ns, 1));
}

}  // namespace

SideResult<PairedBatches> measure_pair(SideRun& baseline, SideRun& candidate, const BatchPlan& plan,
                                       std::mt19937_64& random) {
    BatchPlan warm_up = plan;
    warm_up.iterations = plan.warm_up_iterations;
    for (const bool baseline_first : baseline_first_by_round(plan.warm_up_batches, random)) {
        if (auto round = run_round(baseline, candidate, warm_up, baseline_first); !round) {
            return tl::make_unexpected(round.error());
        }
    }
    PairedBatches measured;
    if (plan.watch_idle_side) {
        auto watched = watch_idle_sides(baseline, candidate, plan);
        if (!watched) return tl::make_unexpected(std::move(watched.error()));
        if (!watched->empty()) {
            measured.crossed_talk = *std::move(watched);
            return measured;
        }
    }
    std::vector<double> cpu_log_ratios;
    std::vector<double> other_threads_shares;
    std::int64_t switches = 0;
    do {
        for (const bool baseline_first : baseline_first_by_round(plan.rounds, random)) {
            const auto round = run_round(baseline, candidate, plan, baseline_first);
            if (!round) return tl::make_unexpected(round.error());
            measured.rounds.push_back({per_iteration(round->baseline.wall_ns, plan.iterations),
                                       per_iteration(round->candidate.wall_ns, plan.iterations)});
            cpu_log_ratios.push_back(std::log(per_iteration(round->candidate.cpu_ns, plan.iterations) /
                                              per_iteration(round->baseline.cpu_ns, plan.iterations)));
            other_threads_shares.push_back(
                std::max(other_threads_share(round->baseline), other_threads_share(round->candidate)));
            switches += involuntary_switches(round->baseline) + involuntary_switches(round->candidate);
        }
    } while (wants_more_rounds(measured.rounds, plan));
    measured.cpu_log_ratio = median(std::move(cpu_log_ratios));
    measured.other_threads_share = median(std::move(other_threads_shares));
    measured.involuntary_switches_a_round = static_cast<double>(switches) / static_cast<double>(measured.rounds.size());
    return measured;
}

SideResult<std::string> walk_pair(SideRun& baseline, SideRun& candidate, const std::vector<BenchmarkKey>& common,
                                  const PlanFor& plan_for, const OnMeasured& on_measured, std::mt19937_64& random) {
    for (;;) {
        const auto at_baseline = next_common(baseline, common);
        if (!at_baseline) return tl::make_unexpected(at_baseline.error());
        const auto at_candidate = next_common(candidate, common);
        if (!at_candidate) return tl::make_unexpected(at_candidate.error());
        if (!*at_candidate && (!*at_baseline || !candidate.first_failure().empty())) return candidate.first_failure();
        if (!*at_baseline || !*at_candidate || (*at_baseline)->key != (*at_candidate)->key) {
            return tl::make_unexpected(
                SideFailure{Side::baseline,
                            "the test case takes another path from one launch to the next, so its benchmarks cannot "
                            "be paired; seed what it draws at random"});
        }
        const BenchmarkKey& key = (*at_candidate)->key;
        const auto plan = plan_for(key);
        if (plan) {
            auto measured = measure_pair(baseline, candidate, *plan, random);
            if (!measured) return tl::make_unexpected(std::move(measured.error()));
            on_measured(key, *measured);
        }
        for (SideRun* side : {&baseline, &candidate}) {
            auto gone_on = plan ? side->proceed() : side->run_once_and_proceed();
            if (!gone_on) return tl::make_unexpected(std::move(gone_on.error()));
        }
    }
}

}  // namespace pawl::perf
