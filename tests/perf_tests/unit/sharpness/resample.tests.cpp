// SPDX-License-Identifier: BSL-1.0
#include "curve/resample.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include "judge/decide.hpp"

using Catch::Matchers::WithinAbs;
using namespace pawl::sharpness;

TEST_CASE("only the launches of the first look are drawn from", "[sharpness][resample]") {
    Trial decided;
    decided.log_ratios = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    Trial broken;
    broken.log_ratios = {1, 2};
    CHECK(first_looks({decided, broken}) == std::vector<std::vector<double>>{{1, 2, 3, 4, 5}});
}

TEST_CASE("launches that all lie on one side decide every trial", "[sharpness][resample]") {
    CHECK(resample_flagged(std::vector{0.0, 0.04}, 100, 1) == 0);
    CHECK(resample_flagged(std::vector{0.06, 0.07}, 100, 1) == 100);
}

TEST_CASE("resampling flags as often as the rule's exact characteristic says", "[sharpness][resample]") {
    // Half of the launches above: a regression in 4.1 % of trials (perf_tests/design/verdict.md). 20,000 trials have a
    // standard error of 0.14 %.
    const int flagged = resample_flagged(std::vector{0.0, 0.10}, 20'000, 20261123);
    const double exact = pawl::perf::operating_characteristic(0.5, {}).regressed;
    CHECK_THAT(exact, WithinAbs(0.041, 0.0005));
    CHECK_THAT(flagged / 2e4, WithinAbs(exact, 4 * 0.0014));
}
