// SPDX-License-Identifier: BSL-1.0
#include "catch2/settle.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pawl::perf;

namespace {

const BenchmarkKey key{"section", "edit", 0};

Baseline baseline_in(Baseline::State state, std::string reason = "") {
    Baseline baseline;
    baseline.state = state;
    baseline.reason = std::move(reason);
    return baseline;
}

CaseOutcome conducted_with(Verdict verdict) {
    CaseOutcome conducted;
    BenchmarkOutcome outcome;
    outcome.key = key;
    outcome.judgement.verdict = verdict;
    conducted.benchmarks.push_back(outcome);
    return conducted;
}

}  // namespace

TEST_CASE("where the sides met, a benchmark that neither came to is not decided for that reason", "[perf][settle]") {
    CaseOutcome conducted;
    conducted.not_decided_because = "the sides meet";
    Baseline baseline;
    baseline.state = Baseline::State::ready;
    const auto judgement = settle({"", "a", 0}, false, conducted, baseline, "", 0.05).judgement;
    CHECK(judgement.verdict == Verdict::not_decided);
    CHECK(judgement.reason == "the sides meet");
}

TEST_CASE("what the conductor found stands", "[perf][settle]") {
    const auto outcome =
        settle(key, false, conducted_with(Verdict::regressed), baseline_in(Baseline::State::ready), "", 0.05);
    CHECK(outcome.judgement.verdict == Verdict::regressed);
}

TEST_CASE("identical executables hold without a launch", "[perf][settle]") {
    const auto outcome = settle(key, false, {}, baseline_in(Baseline::State::identical), "", 0.07);
    CHECK(outcome.judgement.verdict == Verdict::held_identical);
    CHECK(outcome.judgement.limit_ratio == 0.07);
}

TEST_CASE("a missing baseline passes its reason on", "[perf][settle]") {
    const auto outcome =
        settle(key, false, {}, baseline_in(Baseline::State::missing, "this is no git repository"), "", 0.05);
    CHECK(outcome.judgement.verdict == Verdict::no_baseline);
    CHECK(outcome.judgement.reason == "this is no git repository");
}

TEST_CASE("where the whole test executable is new its benchmarks are", "[perf][settle]") {
    const auto outcome =
        settle(key, false, {}, baseline_in(Baseline::State::target_new, "bench is new since v1"), "", 0.05);
    CHECK(outcome.judgement.verdict == Verdict::added);
    CHECK(outcome.judgement.reason == "bench is new since v1");
}

TEST_CASE("a benchmark that no worker met is an open question", "[perf][settle]") {
    const auto outcome = settle(key, false, {}, baseline_in(Baseline::State::ready), "", 0.05);
    CHECK(outcome.judgement.verdict == Verdict::not_decided);
    CHECK_FALSE(outcome.judgement.reason.empty());
}

TEST_CASE("a benchmark behind the place where the candidate's worker failed is broken", "[perf][settle]") {
    CaseOutcome conducted;
    conducted.candidate_failure = "the candidate was killed by signal 11 in its start";
    const auto outcome = settle(key, false, conducted, baseline_in(Baseline::State::ready), "", 0.05);
    CHECK(outcome.judgement.verdict == Verdict::broken);
    CHECK(outcome.judgement.reason == conducted.candidate_failure);
}

TEST_CASE("a build that cannot be timed is said whatever the baseline is", "[perf][settle]") {
    const auto outcome = settle(key, false, {}, baseline_in(Baseline::State::identical), "it counts coverage", 0.05);
    CHECK(outcome.judgement.verdict == Verdict::not_applicable);
    CHECK(outcome.judgement.reason == "it counts coverage");
}

TEST_CASE("two bodies need no baseline, but workers that meet them", "[perf][settle]") {
    const auto unmet = settle(key, true, {}, baseline_in(Baseline::State::not_asked_for), "", -0.45);
    CHECK(unmet.judgement.verdict == Verdict::not_decided);
    CHECK(unmet.two_bodies);
    CHECK(unmet.judgement.limit_ratio == -0.45);
    CaseOutcome failed;
    failed.candidate_failure = "it crashed";
    CHECK(settle(key, true, failed, {}, "", 0.05).judgement.verdict == Verdict::broken);
}

TEST_CASE("what workers counted is kept, with or without a comparison", "[perf][settle]") {
    CaseOutcome conducted;
    conducted.counted.push_back({key, {{100, 1200, 48'000, ""}}});
    const auto outcome = settle(key, false, conducted, baseline_in(Baseline::State::not_asked_for), "", 0.05);
    CHECK(outcome.allocations == conducted.counted.front().counts);
}

TEST_CASE("what there was no time for is not decided, and says so", "[perf][settle]") {
    CaseOutcome late;
    late.not_decided_because = "the time limit of 50 s does not allow another launch";
    for (const bool two_bodies : {true, false}) {
        const auto judgement = settle(key, two_bodies, late, baseline_in(Baseline::State::ready), "", 0.05).judgement;
        CHECK(judgement.verdict == Verdict::not_decided);
        CHECK(judgement.reason == late.not_decided_because);
    }
}
