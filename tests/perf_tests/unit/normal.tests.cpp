// SPDX-License-Identifier: BSL-1.0
#include "judge/normal.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

using Catch::Matchers::WithinAbs;
using pawl::perf::normal_quantile;

TEST_CASE("normal quantiles are those of the tables", "[perf][normal]") {
    // Abramowitz and Stegun 1964, table 26.1 and 26.6.
    CHECK_THAT(normal_quantile(0.5), WithinAbs(0, 1e-12));
    CHECK_THAT(normal_quantile(0.975), WithinAbs(1.959963985, 1e-8));
    CHECK_THAT(normal_quantile(0.005), WithinAbs(-2.575829304, 1e-8));
}
