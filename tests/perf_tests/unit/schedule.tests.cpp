// SPDX-License-Identifier: BSL-1.0
#include "measure/schedule.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <vector>

using namespace pawl::perf;

TEST_CASE("a short body fills a batch, with full rounds and an untimed iteration in front", "[perf][schedule]") {
    const auto plan = plan_batches(1'000, BatchTargets{});
    CHECK(plan.iterations == 250);
    CHECK(plan.rounds == 60);
    CHECK(plan.warm_up_batches == 20);  // 5 ms of 250 µs
    CHECK(plan.untimed_first);
}

TEST_CASE("a body longer than a batch runs once a batch, in fewer rounds", "[perf][schedule]") {
    const auto plan = plan_batches(2'500'000, BatchTargets{});
    CHECK(plan.iterations == 1);
    CHECK(plan.rounds == 6);  // a tenth of 60
    CHECK(plan.warm_up_batches == 2);
    CHECK_FALSE(plan.untimed_first);
}

TEST_CASE("even a body of seconds is measured in one mirrored block", "[perf][schedule]") {
    const auto plan = plan_batches(3e9, BatchTargets{});
    CHECK(plan.rounds == 2);
    CHECK(plan.warm_up_batches == 1);
}

namespace {

// As many rounds that differ by turns by `spread`, of 10 µs an iteration and 10 iterations a batch.
std::vector<Round> alternating(std::size_t rounds, double spread) {
    std::vector<Round> all(rounds, {10'000, 10'000});
    for (std::size_t round = 0; round < rounds; ++round)
        all[round].candidate_ns *= round % 2 == 0 ? 1 + spread : 1 - spread;
    return all;
}

BatchPlan precise_to(double error) {
    BatchPlan plan;
    plan.iterations = 10;
    plan.precise_to = error;
    return plan;
}

}  // namespace

// With half the log ratios at +d and half at -d the median absolute deviation is d, and the standard error
// sqrt(pi / 2) * 1.4826 * d / sqrt(n): for d = 3 % and n = 60 it is 0.72 %, for n = 120 0.51 %.
TEST_CASE("a launch goes on until its median is as precise as it should be", "[perf][schedule]") {
    CHECK(wants_more_rounds(alternating(60, 0.03), precise_to(0.0060)));
    CHECK_FALSE(wants_more_rounds(alternating(120, 0.03), precise_to(0.0060)));
    CHECK_FALSE(wants_more_rounds(alternating(60, 0.001), precise_to(0.0060)));
}

TEST_CASE("a launch ends after 240 rounds or 0.15 s, however it scatters", "[perf][schedule]") {
    CHECK(wants_more_rounds(alternating(238, 0.3), precise_to(0.005)));
    CHECK_FALSE(wants_more_rounds(alternating(240, 0.3), precise_to(0.005)));
    // 8 rounds of two batches of 10 iterations of 1 ms: 0.16 s.
    CHECK_FALSE(wants_more_rounds(std::vector<Round>(8, {1e6, 1e6}), precise_to(-1)));
    CHECK(wants_more_rounds(std::vector<Round>(7, {1e6, 1e6}), precise_to(-1)));
}

TEST_CASE("every block of two rounds mirrors its order", "[perf][schedule]") {
    const std::uint64_t seed = GENERATE(1u, 2u, 3u);
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const auto first = baseline_first_by_round(60, random);
    for (std::size_t round = 0; round < first.size(); round += 2) CHECK(first[round] != first[round + 1]);
    CHECK(std::ranges::count(first, true) == 30);
}

TEST_CASE("the same seed makes the same order", "[perf][schedule]") {
    std::mt19937_64 one(9);
    std::mt19937_64 other(9);
    CHECK(baseline_first_by_round(60, one) == baseline_first_by_round(60, other));
}
