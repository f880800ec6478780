// SPDX-License-Identifier: BSL-1.0
#include "judge/noise_floor.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

using Catch::Matchers::WithinAbs;
using namespace pawl::perf;

TEST_CASE("the noise floor is the scatter of launches in the median benchmark", "[perf][noise_floor]") {
    // Median absolute deviations 0.001, 0.002 and 0.1, whatever the benchmarks' own changes are.
    const auto floor = noise_floor(
        {{0.1, 0.101, 0.099, 0.1, 0.102, 0.098, 0.101}, {-0.002, 0, 0.002, 0.004, -0.004}, {0.4, 0.5, 0.6, 0.7, 0.3}});
    REQUIRE(floor);
    CHECK_THAT(floor->ratio, WithinAbs(std::expm1(1.4826 * 0.002), 1e-12));
    CHECK(floor->launches == 17);
}

TEST_CASE("fewer launches than the first look tell no noise floor", "[perf][noise_floor]") {
    CHECK_FALSE(noise_floor({}));
    CHECK_FALSE(noise_floor({{}, {0, 0.1, 0.2, 0.3}}));
    CHECK(noise_floor({{0, 0.1, 0.2, 0.3}, {0, 0, 0, 0, 0}})->launches == 5);
}
