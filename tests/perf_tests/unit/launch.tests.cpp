// SPDX-License-Identifier: BSL-1.0
#include "judge/launch.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <vector>

using Catch::Matchers::WithinAbs;
using namespace pawl::perf;

TEST_CASE("a launch is summarised by the median of its paired log ratios", "[perf][launch]") {
    // Ratios 1.1, 1.1 and one round that a neighbour's burst made five times slower on one side.
    const std::vector<Round> rounds{{100, 110}, {200, 220}, {100, 500}};
    CHECK_THAT(summarise_launch(rounds).log_ratio, WithinAbs(std::log(1.1), 1e-12));
}

TEST_CASE("a slowdown that both sides suffer cancels round by round", "[perf][launch]") {
    const std::vector<Round> rounds{{100, 105}, {1000, 1050}, {10, 10.5}};
    const auto summary = summarise_launch(rounds);
    CHECK_THAT(summary.log_ratio, WithinAbs(std::log(1.05), 1e-12));
    CHECK_THAT(summary.standard_error, WithinAbs(0, 1e-12));
}

TEST_CASE("the standard error of a launch is that of its median", "[perf][launch]") {
    // Log ratios -1, 0, 1: the range holds the median at level 1 - 2 / 2^3 = 0.75, and z(0.875) = 1.15034938.
    const std::vector<Round> rounds{{std::exp(1.0), 1}, {1, 1}, {1, std::exp(1.0)}};
    CHECK_THAT(summarise_launch(rounds).standard_error, WithinAbs(1 / 1.15034938, 1e-6));
}

TEST_CASE("two speeds of a core leave a launch's median known", "[perf][launch]") {
    // Each side of a round is slow as often as not: half of the ratios are 10 % off, and the middle half is exact.
    std::vector<Round> rounds;
    for (int i = 0; i < 15; ++i) rounds.insert(rounds.end(), {{100, 100}, {110, 110}, {100, 110}, {110, 100}});
    CHECK(summarise_launch(rounds).log_ratio == 0);
    CHECK(summarise_launch(rounds).standard_error == 0);
}

TEST_CASE("later launches take fewer rounds where launches scatter more than rounds do", "[perf][launch]") {
    const std::vector<LaunchSummary> between{{0.00, 0.0001}, {0.02, 0.0001}, {-0.02, 0.0001}, {0.01, 0.0001}};
    CHECK(rounds_for_next_launch(between, 60, 30) == 30);
}

TEST_CASE("later launches keep their rounds where the scatter comes from inside a launch", "[perf][launch]") {
    const std::vector<LaunchSummary> within{{0.000, 0.02}, {0.001, 0.02}, {-0.001, 0.02}};
    CHECK(rounds_for_next_launch(within, 60, 30) == 60);
}

TEST_CASE("launches without any inner scatter take the fewest rounds", "[perf][launch]") {
    const std::vector<LaunchSummary> exact{{0.0, 0.0}, {0.0, 0.0}};
    CHECK(rounds_for_next_launch(exact, 60, 30) == 30);
    CHECK(rounds_for_next_launch(exact, 4, 30) == 4);
}
