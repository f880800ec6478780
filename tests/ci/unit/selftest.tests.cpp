// SPDX-License-Identifier: BSL-1.0
#include "selftest/selftest.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pawl;
using namespace pawl::cli;
using perf::Verdict;

namespace {

struct Given {
    const char* name;
    Verdict verdict;
    const char* reason = "";
};

perf::RunRecord record(std::vector<Given> benchmarks) {
    perf::RunRecord run;
    for (const auto& [name, verdict, reason] : benchmarks) {
        auto& benchmark = run.benchmarks.emplace_back();
        benchmark.test_case = "case";
        benchmark.outcome.key.name = name;
        benchmark.outcome.judgement.verdict = verdict;
        benchmark.outcome.judgement.reason = reason;
    }
    return run;
}

}  // namespace

TEST_CASE("the gate is proven where everything holds and everything slower is found", "[selftest]") {
    const auto result = judge_selftest(record({{"a", Verdict::held}, {"b", Verdict::held}}),
                                       record({{"b", Verdict::regressed}, {"a", Verdict::regressed}}), 0.1);
    CHECK(result.code == exit_held);
    CHECK(result.sentence == "the gate can go red here: 2 of 2 benchmarks were found at +10 %, none at 0 %");
}

TEST_CASE("a slowdown that is not found is named with its verdict", "[selftest]") {
    const auto result =
        judge_selftest(record({{"a", Verdict::held}, {"b", Verdict::held}}),
                       record({{"a", Verdict::regressed}, {"b", Verdict::not_decided, "time is up"}}), 0.1);
    CHECK(result.code == exit_failed);
    CHECK(result.sentence ==
          "the gate is not proven here: not found at +10 %: case › b (not decided: time is up); `pawl doctor` tells "
          "what this machine can resolve");
}

TEST_CASE("a false alarm is named, and so is an undecided one", "[selftest]") {
    const auto result = judge_selftest(record({{"a", Verdict::regressed}, {"b", Verdict::not_decided}}),
                                       record({{"a", Verdict::regressed}, {"b", Verdict::held}}), 0.1);
    CHECK(result.code == exit_failed);
    CHECK(result.sentence.find("not found at +10 %: case › b (held); not held at 0 %: case › a (regressed), case › b "
                               "(not decided);") != std::string::npos);
}

TEST_CASE("a benchmark that only one of the runs met proves nothing", "[selftest]") {
    const auto result =
        judge_selftest(record({{"a", Verdict::held}, {"b", Verdict::held}}), record({{"a", Verdict::regressed}}), 0.1);
    CHECK(result.code == exit_failed);
    CHECK(result.sentence.find("did not meet the same benchmarks") != std::string::npos);
}

TEST_CASE("where timing is not applicable nothing is proven, and the reason is said", "[selftest]") {
    const auto run = record({{"a", Verdict::not_applicable, "it is unoptimised"}});
    const auto result = judge_selftest(run, run, 0.1);
    CHECK(result.code == exit_not_decided);
    CHECK(result.sentence == "timing is not applicable in this build: it is unoptimised");
    CHECK(judge_selftest({}, {}, 0.1).code == exit_not_decided);
}

TEST_CASE("claims and limits beyond what is injected prove nothing and disprove nothing", "[selftest]") {
    auto clean = record({{"a", Verdict::held}, {"claim", Verdict::held}, {"lenient", Verdict::held}});
    auto injected = record({{"a", Verdict::regressed}, {"claim", Verdict::held}, {"lenient", Verdict::held}});
    for (auto* run : {&clean, &injected}) {
        run->benchmarks[1].outcome.two_bodies = true;
        run->benchmarks[2].outcome.judgement.limit_ratio = 0.25;
    }
    const auto result = judge_selftest(clean, injected, 0.1);
    CHECK(result.code == exit_held);
    CHECK(result.sentence == "the gate can go red here: 1 of 1 benchmarks were found at +10 %, none at 0 %");
    clean.benchmarks.erase(clean.benchmarks.begin());
    CHECK(judge_selftest(clean, injected, 0.1).code == exit_not_decided);
}
