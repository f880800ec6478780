// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <pawl/perf/matchers.hpp>
#include <pawl/perf/within.hpp>
#include <sstream>

#include "catch2/evidence.hpp"
#include "catch2/measurement_maker.hpp"
#include "catch2/promises.hpp"

using namespace pawl::perf;
using namespace std::chrono_literals;

namespace {

BenchmarkOutcome outcome_with(Verdict verdict, std::vector<Finding> findings = {}) {
    BenchmarkOutcome outcome;
    outcome.key = {"", "edit", 0};
    outcome.judgement.verdict = verdict;
    outcome.findings = std::move(findings);
    return outcome;
}

Measurement judged(const BenchmarkOutcome& outcome, const Baseline& baseline, bool strict) {
    return measurement_of(outcome, evidence_of(outcome, baseline, strict));
}

Baseline ready() {
    Baseline baseline;
    baseline.state = Baseline::State::ready;
    baseline.label = "3f2c1d9";
    return baseline;
}

const Finding kept{"p99", Answer::held, 6e6, 5e6, "edit keeps p99"};
const Finding broken{"p99", Answer::broken, 6e6, 7e6, "edit breaks p99"};
const Finding open{"p99", Answer::not_decided, 6e6, 6e6, "edit may or may not keep p99"};

}  // namespace

TEST_CASE("a measurement holds where the comparison and every promise do", "[perf][measurement]") {
    const auto measurement = judged(outcome_with(Verdict::held, {kept}), ready(), false);
    CHECK(measurement.outcome() == Measurement::Outcome::held);
    CHECK(measurement.evidence() == "edit held against 3f2c1d9\nedit keeps p99");
    CHECK(held().match(measurement));
}

TEST_CASE("one broken promise fails a measurement that held otherwise", "[perf][measurement]") {
    const auto measurement = judged(outcome_with(Verdict::held, {kept, broken}), ready(), false);
    CHECK(measurement.outcome() == Measurement::Outcome::failed);
    CHECK_FALSE(held().match(measurement));
}

TEST_CASE("a regression fails a measurement whatever it promised", "[perf][measurement]") {
    CHECK_FALSE(held().match(judged(outcome_with(Verdict::regressed, {kept}), ready(), false)));
}

TEST_CASE("an open question matches, and fails when strict", "[perf][measurement]") {
    const auto outcome = outcome_with(Verdict::held, {open});
    CHECK(judged(outcome, ready(), false).outcome() == Measurement::Outcome::not_decided);
    CHECK(held().match(judged(outcome, ready(), false)));
    CHECK_FALSE(held().match(judged(outcome, ready(), true)));
}

TEST_CASE("a missing baseline leaves nothing open where promises were judged", "[perf][measurement]") {
    Baseline missing;
    missing.state = Baseline::State::missing;
    CHECK(judged(outcome_with(Verdict::no_baseline), missing, false).outcome() == Measurement::Outcome::not_decided);
    CHECK(judged(outcome_with(Verdict::no_baseline, {kept}), missing, true).outcome() == Measurement::Outcome::held);
}

TEST_CASE("a build that cannot be timed leaves a measurement unjudged, strict or not", "[perf][measurement]") {
    const auto measurement = judged(outcome_with(Verdict::not_applicable), ready(), true);
    CHECK(measurement.outcome() == Measurement::Outcome::not_applicable);
    CHECK(held().match(measurement));
}

TEST_CASE("a slowdown of 0 % cannot be promised", "[perf][within]") {
    CHECK_THROWS(within({.max_slowdown = Percent{0}}));
    CHECK_FALSE(limits_in_force().max_slowdown.has_value());
}

TEST_CASE("a measurement prints its evidence", "[perf][measurement]") {
    std::ostringstream out;
    out << judged(outcome_with(Verdict::held), ready(), false);
    CHECK(out.str() == "edit held against 3f2c1d9");
    CHECK(held().describe() == "held");
}

TEST_CASE("an inner promise overrides what it sets, for its scope only", "[perf][within]") {
    const auto outer = within({.p50 = 1ms, .p99 = 6ms, .max_slowdown = Percent{0.03}});
    {
        const auto inner = within({.p99 = 2ms, .throughput_per_s = 100});
        const auto limits = limits_in_force();
        CHECK(limits.p50 == Nanoseconds(1ms));
        CHECK(limits.p99 == Nanoseconds(2ms));
        CHECK(limits.throughput_per_s == 100);
        CHECK(limits.max_slowdown->ratio == 0.03);
    }
    CHECK(limits_in_force().p99 == Nanoseconds(6ms));
    CHECK_FALSE(limits_in_force().throughput_per_s.has_value());
}

TEST_CASE("percentages are written as literals", "[perf][within]") {
    using namespace pawl::perf::literals;
    CHECK((5_percent).ratio == 0.05);
    CHECK((7.5_percent).ratio == 0.075);
}

TEST_CASE("limits on operations do not make up for a missing baseline where a slowdown was limited",
          "[perf][measurement]") {
    Baseline missing;
    missing.state = Baseline::State::missing;
    auto outcome = outcome_with(Verdict::no_baseline, {kept});
    outcome.promises_slowdown = true;
    CHECK(judged(outcome, missing, false).outcome() == Measurement::Outcome::not_decided);
    CHECK(judged(outcome, missing, true).outcome() == Measurement::Outcome::failed);
}

TEST_CASE("a measurement knows whether anybody asked, whichever copy was asked", "[perf][measurement]") {
    const auto measurement = judged(outcome_with(Verdict::regressed), ready(), false);
    const auto copy = measurement;
    CHECK_FALSE(MeasurementMaker::was_asked(measurement));
    CHECK_FALSE(held().match(copy));
    CHECK(MeasurementMaker::was_asked(measurement));
}

TEST_CASE("what is not judged here matches, so a test's body does no harm in a worker", "[perf][measurement]") {
    CHECK(held().match(MeasurementMaker::make("edit", Measurement::Outcome::not_judged, "")));
}

TEST_CASE("two bodies are compared with each other, not with the baseline", "[perf][measurement]") {
    auto outcome = outcome_with(Verdict::refuted);
    outcome.two_bodies = true;
    CHECK(judged(outcome, ready(), false).evidence() == "edit refuted");
    CHECK_FALSE(held().match(judged(outcome, ready(), false)));
}
