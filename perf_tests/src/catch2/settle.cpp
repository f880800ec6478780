// SPDX-License-Identifier: BSL-1.0
#include "catch2/settle.hpp"

#include <algorithm>

namespace pawl::perf {

namespace {

Judgement judgement_without_workers(const CaseOutcome& conducted) {
    if (!conducted.candidate_failure.empty()) return {Verdict::broken, {}, 0, conducted.candidate_failure};
    if (!conducted.not_decided_because.empty()) return {Verdict::not_decided, {}, 0, conducted.not_decided_because};
    return {Verdict::not_decided, {}, 0, "no worker met it; the test case takes another path here than in its workers"};
}

Judgement judgement_without_launches(const CaseOutcome& conducted, const Baseline& baseline) {
    switch (baseline.state) {
        case Baseline::State::not_asked_for:
            return {Verdict::no_baseline, {}, 0, ""};
        case Baseline::State::missing:
            return {Verdict::no_baseline, {}, 0, baseline.reason};
        case Baseline::State::target_new:
            return {Verdict::added, {}, 0, baseline.reason};
        case Baseline::State::identical:
            return {Verdict::held_identical, {}, 0, ""};
        default:
            return judgement_without_workers(conducted);
    }
}

}  // namespace

BenchmarkOutcome settle(const BenchmarkKey& key, bool two_bodies, const CaseOutcome& conducted,
                        const Baseline& baseline, const std::string& build_problem, double limit_ratio) {
    BenchmarkOutcome outcome;
    const auto found = std::ranges::find(conducted.benchmarks, key, &BenchmarkOutcome::key);
    if (found != conducted.benchmarks.end()) {
        outcome = *found;
    } else {
        outcome.key = key;
        outcome.two_bodies = two_bodies;
        outcome.judgement =
            two_bodies ? judgement_without_workers(conducted) : judgement_without_launches(conducted, baseline);
        outcome.judgement.limit_ratio = limit_ratio;
    }
    const auto counted = std::ranges::find(conducted.counted, key, &CountedBenchmark::key);
    if (counted != conducted.counted.end()) outcome.allocations = counted->counts;
    if (!build_problem.empty()) {
        outcome.judgement.verdict = Verdict::not_applicable;
        outcome.judgement.reason = build_problem;
    }
    return outcome;
}

}  // namespace pawl::perf
