// SPDX-License-Identifier: BSL-1.0
#include "measure/schedule.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

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
