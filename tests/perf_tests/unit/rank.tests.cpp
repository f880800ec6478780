// SPDX-License-Identifier: BSL-1.0
#include "judge/rank.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using namespace pawl::perf;

TEST_CASE("binomial masses are exact for a fair coin", "[perf][rank]") {
    // C(5, k) / 32
    CHECK_THAT(binomial_mass(5, 0, 0.5), WithinRel(1.0 / 32, 1e-12));
    CHECK_THAT(binomial_mass(5, 2, 0.5), WithinRel(10.0 / 32, 1e-12));
    CHECK_THAT(binomial_at_most(5, 1, 0.5), WithinRel(6.0 / 32, 1e-12));
    CHECK(binomial_at_most(5, 5, 0.5) == 1.0);
}

TEST_CASE("a certain or an impossible event leaves no other count", "[perf][rank]") {
    CHECK(binomial_mass(7, 7, 1.0) == 1.0);
    CHECK(binomial_mass(7, 0, 0.0) == 1.0);
    CHECK(binomial_mass(7, 3, 0.0) == 0.0);
    CHECK(binomial_mass(7, 8, 0.5) == 0.0);
    CHECK(binomial_mass(7, -1, 0.5) == 0.0);
}

TEST_CASE("the rank interval of eleven values drops one at either end and says its exact level", "[perf][rank]") {
    const auto interval = median_interval({11, 1, 10, 2, 9, 3, 8, 4, 7, 5, 6}, 0.95);
    CHECK(interval.lower == 2);
    CHECK(interval.upper == 10);
    // 1 - 2 P(X <= 1) = 1 - 2 * (1 + 11) / 2048
    CHECK_THAT(interval.level, WithinRel(1 - 24.0 / 2048, 1e-12));
}

TEST_CASE("the rank interval of five values is their whole range, below the level asked for", "[perf][rank]") {
    const auto interval = median_interval({3, 1, 2, 5, 4}, 0.95);
    CHECK(interval.lower == 1);
    CHECK(interval.upper == 5);
    CHECK_THAT(interval.level, WithinRel(1 - 2.0 / 32, 1e-12));
}

TEST_CASE("an interval that may miss the median half the time is as narrow as it can be", "[perf][rank]") {
    // Four values: [v2, v3] misses it where at most one lies on one side: 1 - 2 * (1 + 4) / 16.
    const auto interval = median_interval({4, 2, 1, 3}, 0.3);
    CHECK(interval.lower == 2);
    CHECK(interval.upper == 3);
    CHECK_THAT(interval.level, WithinRel(6.0 / 16, 1e-12));
}

TEST_CASE("one value tells nothing about the median's interval", "[perf][rank]") {
    const auto interval = median_interval({4}, 0.95);
    CHECK(interval.lower == 4);
    CHECK(interval.upper == 4);
    CHECK(interval.level == 0);
}

TEST_CASE("the median's error is that of a normal one with the same interval", "[perf][rank]") {
    // [2, 10] at 98.83 %, which is 2.5205 standard errors of a normal distribution to either side.
    CHECK_THAT(median_error({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}), WithinAbs(8 / (2 * 2.5205), 1e-3));
    CHECK(median_error({4}) == 0);
}

TEST_CASE("the median of an even number of values is the mean of the middle two", "[perf][rank]") {
    CHECK(median({4, 1, 3, 2}) == 2.5);
    CHECK(median({7, 1, 5}) == 5);
}

TEST_CASE("quantiles interpolate linearly between order statistics", "[perf][rank]") {
    const std::vector<double> sorted{10, 20, 30, 40};
    CHECK(quantile(sorted, 0) == 10);
    CHECK(quantile(sorted, 1) == 40);
    // position 0.9 * 3 = 2.7 lies 0.7 of the way from 30 to 40
    CHECK_THAT(quantile(sorted, 0.9), WithinAbs(37, 1e-9));
}

TEST_CASE("the robust deviation is that of the values in the middle", "[perf][rank]") {
    // Median 3; deviations 2, 1, 0, 1, 97, whose median is 1.
    CHECK_THAT(robust_deviation({1, 2, 3, 4, 100}), WithinAbs(1.4826, 1e-12));
    CHECK(robust_deviation({7}) == 0);
}
