// SPDX-License-Identifier: BSL-1.0
#include "curve/bounds.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

using Catch::Matchers::WithinAbs;
using namespace pawl::sharpness;

TEST_CASE("no success in n trials bounds the share by 1 - 0.05^(1/n)", "[sharpness][bounds]") {
    CHECK_THAT(upper_bound(0, 10, 0.95), WithinAbs(1 - std::pow(0.05, 0.1), 1e-12));
    CHECK_THAT(upper_bound(0, 2100, 0.95), WithinAbs(1 - std::pow(0.05, 1 / 2100.0), 1e-12));
    CHECK(lower_bound(0, 10, 0.95) == 0);
}

TEST_CASE("nothing but successes bounds the share from below", "[sharpness][bounds]") {
    CHECK_THAT(lower_bound(500, 500, 0.95), WithinAbs(std::pow(0.05, 1 / 500.0), 1e-12));
    CHECK(upper_bound(10, 10, 0.95) == 1);
}

TEST_CASE("an interval is as Clopper and Pearson's", "[sharpness][bounds]") {
    // 1 of 2: P(X <= 1 | p) = 1 - p^2 = 0.025 at p = sqrt(0.975); the lower end mirrors it.
    const auto interval = exact_interval(1, 2, 0.95);
    CHECK_THAT(interval.upper, WithinAbs(std::sqrt(0.975), 1e-12));
    CHECK_THAT(interval.lower, WithinAbs(1 - std::sqrt(0.975), 1e-12));
}
