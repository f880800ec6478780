// SPDX-License-Identifier: BSL-1.0
#include "measure/schedule.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <vector>

using namespace pawl::perf;

TEST_CASE("a short body fills a batch, with full rounds and an untimed iteration in front", "[perf][schedule]") {
    const auto plan = plan_batches(1'000, BatchTargets{});
    CHECK(plan.iterations == 100);
    CHECK(plan.rounds == 100);
    CHECK(plan.warm_up_iterations == 1'000);  // 1 ms
    CHECK(plan.warm_up_batches == 5);
    CHECK(plan.untimed_first);
}

TEST_CASE("a body longer than a batch runs once a batch, in fewer rounds", "[perf][schedule]") {
    const auto plan = plan_batches(2'500'000, BatchTargets{});
    CHECK(plan.iterations == 1);
    CHECK(plan.rounds == 4);  // a 25th of 100
    CHECK(plan.warm_up_batches == 2);
    CHECK_FALSE(plan.untimed_first);
}

// 5 ms are 12.5 iterations of 400 µs.
TEST_CASE("a warm-up is never shorter than it should be", "[perf][schedule]") {
    const auto plan = plan_batches(400'000, BatchTargets{});
    CHECK(plan.warm_up_iterations * plan.warm_up_batches >= 13);
    CHECK(plan.warm_up_iterations == 2);
}

TEST_CASE("even a body of seconds is measured in one mirrored block", "[perf][schedule]") {
    const auto plan = plan_batches(3e9, BatchTargets{});
    CHECK(plan.rounds == 2);
    CHECK(plan.warm_up_batches == 1);
}

namespace {

// As many rounds whose ratios lie evenly between 1 - `spread` and 1 + `spread`, of 10 µs an iteration and 10 iterations
// a batch.
std::vector<Round> spread_evenly(std::size_t rounds, double spread) {
    std::vector<Round> all(rounds, {10'000, 10'000});
    for (std::size_t round = 0; round < rounds; ++round) {
        all[round].candidate_ns *=
            1 - spread + 2 * spread * static_cast<double>(round) / static_cast<double>(rounds - 1);
    }
    return all;
}

BatchPlan about(double limit_ratio) {
    BatchPlan plan;
    plan.iterations = 10;
    plan.limit_ratio = limit_ratio;
    return plan;
}

}  // namespace

// Of 60 values the 22nd and the 39th hold the median at level 0.973, of 120 the 49th and the 72nd at 0.965. For 10 %
// that is 10 % * 17 / 59 / 2.2 = 1.3 % and 10 % * 23 / 119 / 2.1 = 0.92 %; a quarter of 5 % is 1.2 %.
TEST_CASE("a launch goes on until its median is as precise as it should be", "[perf][schedule]") {
    CHECK(wants_more_rounds(spread_evenly(60, 0.1), about(0.05)));
    CHECK_FALSE(wants_more_rounds(spread_evenly(120, 0.1), about(0.05)));
    CHECK_FALSE(wants_more_rounds(spread_evenly(60, 0.001), about(0.05)));
}

TEST_CASE("a launch ends after 300 rounds or 0.15 s, however it scatters", "[perf][schedule]") {
    CHECK(wants_more_rounds(spread_evenly(298, 0.5), about(0.05)));
    CHECK_FALSE(wants_more_rounds(spread_evenly(300, 0.5), about(0.05)));
    // 8 rounds of two batches of 1,000 iterations of 10 µs: 0.16 s.
    auto long_batches = about(0.05);
    long_batches.iterations = 1'000;
    CHECK_FALSE(wants_more_rounds(spread_evenly(8, 0.5), long_batches));
    CHECK(wants_more_rounds(spread_evenly(7, 0.5), long_batches));
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
