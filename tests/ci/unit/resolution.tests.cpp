// SPDX-License-Identifier: BSL-1.0
#include "doctor/resolution.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

using namespace pawl;
using namespace pawl::cli;
using Catch::Matchers::WithinAbs;

TEST_CASE("without scatter the limit itself is resolved", "[doctor]") {
    CHECK_THAT(smallest_resolved_ratio(0, perf::Policy{}), WithinAbs(0.05, 1e-9));
}

TEST_CASE("with one launch to decide by, the change lies the 99 % quantile above the limit", "[doctor]") {
    // z(0.99) = 2.3263; 1.05 * exp(0.023263) - 1 = 0.07471
    const perf::Policy one_launch{.limit_ratio = 0.05, .looks = {{1, 1, 0}}};
    CHECK_THAT(smallest_resolved_ratio(0.01, one_launch), WithinAbs(0.07471, 1e-5));
}

TEST_CASE("the deviation of A/A launches is taken from zero, not from their mean", "[doctor]") {
    CHECK_THAT(deviation_from_zero({0.03, 0.04}), WithinAbs(0.0353553, 1e-6));  // sqrt((9 + 16) / 2) / 100
}
