// SPDX-License-Identifier: BSL-1.0
#include "curve/intraclass.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

using Catch::Matchers::WithinAbs;
using namespace pawl::sharpness;

TEST_CASE("the intraclass correlation is Shrout and Fleiss's ICC(1, 1)", "[sharpness][intraclass]") {
    // Their table 2: four judges' ratings of six targets; table 4 gives .17.
    const auto correlation =
        intraclass_correlation({{9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}});
    REQUIRE(correlation);
    CHECK_THAT(*correlation, WithinAbs(0.17, 0.005));
}

TEST_CASE("groups of equal members correlate fully", "[sharpness][intraclass]") {
    CHECK(intraclass_correlation({{1, 1}, {2, 2}, {5, 5}}) == 1);
}

TEST_CASE("groups that differ only inside correlate negatively", "[sharpness][intraclass]") {
    // Means are all 1, so MSB = 0 and ICC = -1 / (k - 1).
    CHECK(intraclass_correlation({{0, 2}, {2, 0}}) == -1);
}

TEST_CASE("one group, or values that are all the same, tell nothing about correlation", "[sharpness][intraclass]") {
    CHECK_FALSE(intraclass_correlation({{1, 2}}));
    CHECK_FALSE(intraclass_correlation({{1, 1}, {1, 1}}));
}
