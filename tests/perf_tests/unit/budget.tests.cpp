// SPDX-License-Identifier: BSL-1.0
#include "judge/budget.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::EndsWith;
using Catch::Matchers::WithinRel;
using namespace pawl::perf;
using namespace std::chrono_literals;

namespace {

// `total` operations of 1 µs, of which every `period`-th takes 9 µs; blocks take 1 µs on average.
Operations operations_with(int total, int period) {
    Operations operations;
    operations.shortest_timed_ns = 400;
    for (int i = 1; i <= total; ++i) operations.wall_ns.push_back(i % period == 0 ? 9'000 : 1'000);
    operations.block_wall_ns.assign(mean_blocks, 1'000);
    operations.block_cpu_ns.assign(mean_blocks, 500);
    return operations;
}

Finding only(const std::vector<Finding>& findings) {
    REQUIRE(findings.size() == 1);
    return findings.front();
}

}  // namespace

TEST_CASE("a kept percentile says how many operations took longer", "[perf][budget]") {
    const auto finding = only(judge_budgets("edit", {.p99 = 2us}, operations_with(5000, 500)));
    CHECK(finding.answer == Answer::held);
    CHECK(finding.budget == "p99");
    CHECK(finding.limit == 2000);
    CHECK(finding.sentence ==
          "edit keeps p99 ≤ 2.00 µs: 10 of 5000 operations took longer, 50 are allowed; p99 was 1.00 µs");
}

TEST_CASE("a broken percentile says so", "[perf][budget]") {
    const auto finding = only(judge_budgets("edit", {.p99 = 2us}, operations_with(5000, 20)));
    CHECK(finding.answer == Answer::broken);
    CHECK_THAT(finding.sentence, ContainsSubstring("breaks p99 ≤ 2.00 µs: 250 of 5000 operations"));
}

TEST_CASE("a percentile that cannot be judged says how many operations that would take", "[perf][budget]") {
    const auto finding = only(judge_budgets("edit", {.p99 = 2us}, operations_with(100, 1000)));
    CHECK(finding.answer == Answer::not_decided);
    // 299 without a longer one would do; looked for in steps of a quarter from 100: 125, 156, 195, 244, 305.
    CHECK_THAT(finding.sentence, ContainsSubstring("at this rate a verdict needs about 305 operations"));
}

TEST_CASE("a percentile of a body too short to be timed singly is refused with the reason", "[perf][budget]") {
    auto operations = operations_with(5000, 500);
    operations.shortest_timed_ns = 1'500;
    const auto finding = only(judge_budgets("add", {.p50 = 500ns}, operations));
    CHECK(finding.answer == Answer::broken);
    CHECK_THAT(finding.sentence, ContainsSubstring("too short for p50") && ContainsSubstring("budget its mean"));
}

TEST_CASE("a body too short to be timed singly keeps what it keeps with the clock's cost", "[perf][budget]") {
    auto operations = operations_with(5000, 500);
    operations.shortest_timed_ns = 1'500;
    CHECK(only(judge_budgets("add", {.p90 = 2us}, operations)).answer == Answer::held);
    CHECK(only(judge_budgets("add", {.max = 1s}, operations)).answer == Answer::held);
}

TEST_CASE("a mean is judged by the scatter of its blocks", "[perf][budget]") {
    auto operations = operations_with(100, 1000);
    CHECK(only(judge_budgets("edit", {.mean = 1100ns}, operations)).answer == Answer::held);
    CHECK(only(judge_budgets("edit", {.mean = 900ns}, operations)).answer == Answer::broken);
    CHECK(only(judge_budgets("edit", {.mean = 1000ns}, operations)).answer ==
          Answer::held);  // just the limit, no scatter
    // Half the blocks at 500, half at 1500 ns: mean near 1000, standard error about 100.
    for (std::size_t i = 0; i < operations.block_wall_ns.size(); ++i) operations.block_wall_ns[i] = i % 2 ? 500 : 1500;
    CHECK(only(judge_budgets("edit", {.mean = 1100ns}, operations)).answer == Answer::not_decided);
    // 13 of 1500 and 12 of 500 have a mean of 1020 and squares of 13 * 480² + 12 * 520² = 6,240,000 around it, so a
    // standard error of √(6,240,000 / 24 / 25) = 101.98; held from 1020 + 1.711 * 101.98 = 1194.5 on, broken below
    // 1020 - 3.467 * 101.98 = 666.4.
    CHECK(only(judge_budgets("edit", {.mean = 1195ns}, operations)).answer == Answer::held);
    CHECK(only(judge_budgets("edit", {.mean = 1194ns}, operations)).answer == Answer::not_decided);
    CHECK(only(judge_budgets("edit", {.mean = 667ns}, operations)).answer == Answer::not_decided);
    CHECK(only(judge_budgets("edit", {.mean = 666ns}, operations)).answer == Answer::broken);
}

TEST_CASE("throughput is judged as the inverse of the mean", "[perf][budget]") {
    const auto operations = operations_with(100, 1000);
    const auto kept = only(judge_budgets("edit", {.throughput_per_s = 900'000}, operations));
    CHECK(kept.answer == Answer::held);
    CHECK_THAT(kept.observed, WithinRel(1e6, 1e-9));
    CHECK_THAT(kept.sentence, ContainsSubstring("throughput ≥ 900000/s: it was 1000000/s"));
    CHECK(only(judge_budgets("edit", {.throughput_per_s = 1'100'000}, operations)).answer == Answer::broken);
}

TEST_CASE("a slow rate is told with more digits", "[perf][budget]") {
    auto operations = operations_with(100, 1000);
    const auto sentence_of_one_in = [&](double ns) {
        operations.block_wall_ns.assign(mean_blocks, ns);
        return only(judge_budgets("edit", {.throughput_per_s = 0.5}, operations)).sentence;
    };
    CHECK_THAT(sentence_of_one_in(1e7), EndsWith("throughput ≥ 0.5000/s: it was 100/s"));
    CHECK_THAT(sentence_of_one_in(1e9), EndsWith("it was 1.0/s"));
    CHECK_THAT(sentence_of_one_in(1.6e9), EndsWith("it was 0.6250/s"));
}

TEST_CASE("the fastest and the slowest operation are facts, not estimates", "[perf][budget]") {
    const auto operations = operations_with(100, 50);
    CHECK(only(judge_budgets("edit", {.min = 1us}, operations)).answer == Answer::held);
    CHECK(only(judge_budgets("edit", {.min = 999ns}, operations)).answer == Answer::broken);
    CHECK(only(judge_budgets("edit", {.max = 9us}, operations)).answer == Answer::held);
    CHECK(only(judge_budgets("edit", {.max = 8us}, operations)).answer == Answer::broken);
    CHECK(only(judge_budgets("edit", {.max = 8us}, operations)).sentence ==
          "edit breaks max ≤ 8.00 µs: it was 9.00 µs, of 100 operations");
}

TEST_CASE("CPU time has a budget of its own", "[perf][budget]") {
    const auto operations = operations_with(100, 50);
    CHECK(only(judge_budgets("edit", {.cpu_mean = 600ns}, operations)).answer == Answer::held);
    CHECK(only(judge_budgets("edit", {.cpu_mean = 400ns}, operations)).answer == Answer::broken);
}

TEST_CASE("only limits on single operations are budgets", "[perf][budget]") {
    CHECK_FALSE(has_budget({}));
    CHECK_FALSE(has_budget({.max_slowdown = Percent{0.03}}));
    CHECK(has_budget({.p95 = 1ms}));
    CHECK(has_budget({.min = 1ms}));
    CHECK(has_budget({.mean = 1ms}));
    CHECK(has_budget({.max = 1ms}));
    CHECK(has_budget({.cpu_mean = 1ms}));
    CHECK(has_budget({.throughput_per_s = 10}));
}

TEST_CASE("a tighter percentile asks for more operations", "[perf][budget]") {
    CHECK(recording_plan({.mean = 1ms}).wanted < recording_plan({.p99 = 1ms}).wanted);
    CHECK(recording_plan({.p99 = 1ms}).wanted < recording_plan({.p999 = 1ms}).wanted);
    CHECK(recording_plan({.p99 = 1ms}).needed == 299);
    CHECK(recording_plan({.mean = 1ms}).means);
    CHECK(recording_plan({.cpu_mean = 1ms}).means);
    CHECK(recording_plan({.throughput_per_s = 1}).means);
    CHECK_FALSE(recording_plan({.p99 = 1ms}).means);
}

TEST_CASE("a percentile exactly at its limit is said to be beyond any number of operations", "[perf][budget]") {
    const auto finding = only(judge_budgets("edit", {.p99 = 2us}, operations_with(5000, 100)));
    CHECK(finding.answer == Answer::not_decided);
    CHECK_THAT(finding.sentence, ContainsSubstring("no number of operations decides"));
}

TEST_CASE("operations that come in bursts say for how many they count", "[perf][budget]") {
    auto operations = operations_with(5000, 10'000);
    std::fill_n(operations.wall_ns.begin(), 20, 9'000);
    const auto finding = only(judge_budgets("edit", {.p99 = 2us}, operations));
    CHECK_THAT(finding.sentence, ContainsSubstring("they come in bursts, so that all count as "));
}

TEST_CASE("a mean of too few blocks is not decided", "[perf][budget]") {
    auto operations = operations_with(5000, 500);
    operations.block_wall_ns.resize(3);
    const auto mean = only(judge_budgets("edit", {.mean = 1h}, operations));
    CHECK(mean.answer == Answer::not_decided);
    CHECK_THAT(mean.sentence, ContainsSubstring("there was time for 3 blocks of operations, a verdict needs 25"));
    const auto rate = only(judge_budgets("edit", {.throughput_per_s = 1}, operations));
    CHECK(rate.answer == Answer::not_decided);
    CHECK(rate.observed == 0);
    CHECK_THAT(rate.sentence, ContainsSubstring("there was time for 3 blocks of operations"));
}

TEST_CASE("the fastest and the slowest operation of a body too short to be timed singly are refused",
          "[perf][budget]") {
    auto operations = operations_with(5000, 500);
    operations.shortest_timed_ns = 1'500;
    CHECK_THAT(only(judge_budgets("add", {.min = 500ns}, operations)).sentence, ContainsSubstring("too short for min"));
    CHECK_THAT(only(judge_budgets("add", {.max = 500ns}, operations)).sentence, ContainsSubstring("too short for max"));
}
