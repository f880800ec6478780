// SPDX-License-Identifier: BSL-1.0
#include "catch2/evidence.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace pawl::perf;
using Catch::ResultWas;

TEST_CASE("a regression and a broken benchmark fail, strict or not", "[perf][evidence]") {
    const bool strict = GENERATE(true, false);
    CHECK(result_of(standing_of(Verdict::regressed, true), strict) == ResultWas::ExplicitFailure);
    CHECK(result_of(standing_of(Verdict::broken, true), strict) == ResultWas::ExplicitFailure);
}

TEST_CASE("what holds passes with an assertion of its own", "[perf][evidence]") {
    const auto verdict = GENERATE(Verdict::held, Verdict::held_identical, Verdict::improved, Verdict::added);
    CHECK(result_of(standing_of(verdict, true), true) == ResultWas::Ok);
}

TEST_CASE("an open question is skipped, and fails when strict", "[perf][evidence]") {
    CHECK(result_of(standing_of(Verdict::not_decided, true), false) == ResultWas::ExplicitSkip);
    CHECK(result_of(standing_of(Verdict::not_decided, true), true) == ResultWas::ExplicitFailure);
    CHECK(result_of(standing_of(Verdict::no_baseline, true), false) == ResultWas::ExplicitSkip);
    CHECK(result_of(standing_of(Verdict::no_baseline, true), true) == ResultWas::ExplicitFailure);
}

TEST_CASE("a plain run, for which nobody named a baseline, is no gate", "[perf][evidence]") {
    CHECK(result_of(standing_of(Verdict::no_baseline, false), true) == ResultWas::Ok);
}

TEST_CASE("a build that cannot be timed is skipped even when strict", "[perf][evidence]") {
    CHECK(result_of(standing_of(Verdict::not_applicable, true), true) == ResultWas::ExplicitSkip);
}

TEST_CASE("a benchmark that is gone is a warning", "[perf][evidence]") {
    BenchmarkOutcome outcome;
    outcome.judgement.verdict = Verdict::gone;
    CHECK(evidence_of(outcome, {}, true).front().result == ResultWas::Warning);
}

TEST_CASE("a baseline is needed where somebody asked for it and nothing makes up for it", "[perf][standing]") {
    CHECK(needs_baseline(true, false, false));
    CHECK(needs_baseline(true, true, true));
    CHECK_FALSE(needs_baseline(true, true, false));
    CHECK_FALSE(needs_baseline(false, false, true));
}
