// SPDX-License-Identifier: BSL-1.0
// Two bodies held against each other, and allocations counted, as a user's test executable shows them.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "support/files.hpp"
#include "support/gate.hpp"

using Catch::Matchers::ContainsSubstring;
using namespace pawl::perf;
using namespace pawl::perf::tests;

namespace {

GateRun promise(const std::string& test_case, const Variables& environment = {}) {
    return gate("", PAWL_FIXTURE("promises"), {test_case}, environment);
}

}  // namespace

TEST_CASE("a true claim about two bodies holds, without a baseline", "[perf][promises]") {
    skip_unless_timed();
    const auto run = promise("half the steps take half the time");
    INFO(run.output << run.error);
    CHECK(run.exit_code == 0);
    CHECK(run.verdict() == Verdict::held);
    CHECK(run.benchmark().two_bodies);
    CHECK(run.benchmark().judgement.limit_ratio == -0.4);
    CHECK(run.benchmark().launches.size() >= 11);
}

TEST_CASE("a claim that is not true is refuted, with its evidence", "[perf][promises]") {
    skip_unless_timed();
    const auto run = promise("half the steps do not take a third of the time");
    INFO(run.output << run.error);
    CHECK(run.exit_code == 42);
    CHECK(run.verdict() == Verdict::refuted);
    CHECK_THAT(run.output, ContainsSubstring("half against whole refuted -"));
    CHECK_THAT(run.output, ContainsSubstring("(limit -60 %)"));
}

TEST_CASE("without a claim the first body may not be slower than the threshold allows", "[perf][promises]") {
    skip_unless_timed();
    const auto run = promise("twice the steps are slower");
    CHECK(run.exit_code == 42);
    CHECK(run.verdict() == Verdict::regressed);
    CHECK(run.benchmark().judgement.limit_ratio == 0.05);
}

TEST_CASE("a failed measurement that nobody asks about fails its test, which goes on", "[perf][promises]") {
    skip_unless_timed();
    const auto run = promise("nobody asks what became of it", {{"PAWL_THRESHOLD", "10%"}});
    INFO(run.output);
    CHECK(run.exit_code == 42);
    CHECK_THAT(run.output, ContainsSubstring("no assertion asked"));
    CHECK_THAT(run.output, ContainsSubstring("1 passed | 1 failed"));
}

TEST_CASE("a measurement that nobody compares keeps its promise, and is named in its evidence", "[perf][promises]") {
    skip_unless_timed();
    const auto run = promise("a measurement is compared with nothing");
    INFO(run.output << run.error);
    CHECK(run.exit_code == 0);
    CHECK(run.verdict() == Verdict::no_baseline);
    CHECK(run.benchmark().findings.at(0).answer == Answer::held);
}

TEST_CASE("a measurement that is not decided skips its test, and fails it when strict", "[perf][promises]") {
    skip_unless_timed();
    const auto run = promise("a comparison that takes too long", {{"PAWL_TIME_LIMIT", "1"}});
    INFO(run.output << run.error);
    CHECK(run.exit_code == 4);
    CHECK(run.verdict() == Verdict::not_decided);
    CHECK(promise("a comparison that takes too long", {{"PAWL_TIME_LIMIT", "1"}, {"PAWL_STRICT", "1"}}).exit_code ==
          42);
}

TEST_CASE("an anchor's test holds claims for judged, since the baseline's test judges them", "[perf][promises]") {
    const auto run =
        gate(PAWL_FIXTURE("promises"), PAWL_FIXTURE("promises"), {"nobody asks what became of it"},
             {{"PAWL_BASELINE_ROLE", "anchor"}, {"PAWL_DISCOVERED", "1"}, {"PAWL_MEASURE_IDENTICAL", "1"}});
    INFO(run.output << run.error);
    CHECK(run.exit_code == 0);
}

TEST_CASE("a plain run of an executable without a header of Pawl's sends no worker ahead", "[perf][promises]") {
    const auto run = gate("", PAWL_FIXTURE("shapes_a"), {"loops"});
    REQUIRE(run.record);
    CHECK(run.record->environment.isolation.empty());
    skip_unless_timed();
    CHECK(promise("half the steps take half the time").record->environment.isolation != "");
}

TEST_CASE("without a baseline a worker's failure concerns nobody who asked nothing of it", "[perf][promises]") {
    const auto run = promise("a body that only works in the test itself");
    INFO(run.output << run.error);
    skip_unless_timed();
    CHECK(run.exit_code == 0);
}

TEST_CASE("two bodies run once each in the test itself", "[perf][promises]") {
    const auto run = promise("both bodies run once in the test itself");
    INFO(run.output << run.error);
    skip_unless_timed();
    CHECK(run.exit_code == 0);
}

TEST_CASE("allocations and bytes are counted exactly, and kept to the last one", "[perf][promises]") {
    skip_unless_timed();
    const auto kept = promise("allocations are kept");
    INFO(kept.output << kept.error);
    CHECK(kept.exit_code == 0);
    REQUIRE(kept.benchmark().allocations.size() == 2);
    const auto& count = kept.benchmark().allocations.front();
    CHECK(count == kept.benchmark().allocations.back());
    CHECK(count.calls == 12 * count.operations);
    CHECK(count.bytes == 1200 * count.operations);
}

TEST_CASE("one allocation too many fails at the benchmark's line", "[perf][promises]") {
    skip_unless_timed();
    const auto run = promise("allocations are too many");
    INFO(run.output << run.error);
    CHECK(run.exit_code == 42);
    CHECK_THAT(run.output, ContainsSubstring("twelve breaks allocations ≤ 11: 12 an operation"));
}

TEST_CASE("allocations of other threads count", "[perf][promises]") {
    skip_unless_timed();
    const auto run = promise("other threads allocate too");
    const auto& count = run.benchmark().allocations.at(0);
    CHECK(count.problem.empty());
    CHECK(count.bytes >= 5'000 * count.operations);
}

TEST_CASE("a worker that fails while it is counted leaves the limit undecided, with the reason", "[perf][promises]") {
    skip_unless_timed();
    const auto run = promise("a body that throws while it is counted");
    INFO(run.output << run.error);
    CHECK(run.exit_code == 4);
    CHECK(run.benchmark().findings.at(0).answer == Answer::not_decided);
    CHECK_THAT(run.benchmark().findings.at(0).sentence, ContainsSubstring("late"));
}

TEST_CASE("allocations are counted beside a comparison with a baseline", "[perf][promises]") {
    skip_unless_timed();
    const auto run = gate(PAWL_FIXTURE("promises"), PAWL_FIXTURE("promises"), {"allocations are too many"},
                          {{"PAWL_MEASURE_IDENTICAL", "1"}});
    CHECK(run.exit_code == 42);
    CHECK(run.verdict() == Verdict::held);
    CHECK(run.benchmark().findings.at(0).answer == Answer::broken);
}
