// SPDX-License-Identifier: BSL-1.0
#include "judge/limit_check.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <limits>
#include <stdexcept>

using Catch::Matchers::StartsWith;
using namespace pawl::perf;
using namespace std::chrono_literals;

TEST_CASE("limits that make sense have no problem", "[perf][limits]") {
    CHECK(problem_of(Limits{}).empty());
    CHECK(problem_of(Limits{.p99 = 6ms, .throughput_per_s = 100, .allocations = 0, .bytes = 0}).empty());
}

TEST_CASE("a limit that every or no body would keep is named", "[perf][limits]") {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK_THAT(problem_of(Limits{.p999 = 0ms}), StartsWith("p999 must be"));
    CHECK_THAT(problem_of(Limits{.min = Nanoseconds(nan)}), StartsWith("min must be"));
    CHECK_THAT(problem_of(Limits{.cpu_mean = -1ms}), StartsWith("cpu_mean must be"));
    CHECK_THAT(problem_of(Limits{.throughput_per_s = 0}), StartsWith("throughput_per_s must be"));
    CHECK_THAT(problem_of(Limits{.allocations = -1}), StartsWith("allocations must be"));
    CHECK_THAT(problem_of(Limits{.bytes = nan}), StartsWith("bytes must be"));
    CHECK_THAT(problem_of(Limits{.max_slowdown = Percent{0}}), StartsWith("max_slowdown must be"));
    CHECK_THAT(problem_of(Limits{.max_slowdown = Percent{nan}}), StartsWith("max_slowdown must be"));
}

TEST_CASE("a claim has one limit that makes sense", "[perf][limits]") {
    CHECK(limit_ratio_of({.faster_by = Percent{0.45}}) == -0.45);
    CHECK(limit_ratio_of({.max_slowdown = Percent{0.05}}) == 0.05);
    CHECK(limit_ratio_of({}) == 0);
    CHECK_THROWS_AS(limit_ratio_of({.faster_by = Percent{1}}), std::invalid_argument);
    CHECK_THROWS_AS(limit_ratio_of({.faster_by = Percent{0}}), std::invalid_argument);
    CHECK_THROWS_AS(limit_ratio_of({.max_slowdown = Percent{-0.1}}), std::invalid_argument);
    CHECK_THROWS_AS(limit_ratio_of({.faster_by = Percent{0.1}, .max_slowdown = Percent{0.1}}), std::invalid_argument);
}
