// SPDX-License-Identifier: BSL-1.0
#include "doctor/hand_over.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <vector>

using namespace pawl::cli;
using Catch::Matchers::WithinAbs;

TEST_CASE("equal batches do not scatter", "[doctor]") {
    const auto summary = summarise_hand_over(std::vector<double>(32, 5000.0));
    REQUIRE(summary);
    CHECK(summary->p50_ns == 5000);
    CHECK(summary->aa_scatter_ratio == 0);
}

TEST_CASE("neighbours that always differ by a tenth scatter by ln 1.1", "[doctor]") {
    std::vector<double> batch_ns;
    for (int i = 0; i < 16; ++i) batch_ns.insert(batch_ns.end(), {1000, 1100});
    const auto summary = summarise_hand_over(batch_ns);
    REQUIRE(summary);
    CHECK_THAT(summary->aa_scatter_ratio, WithinAbs(0.09531, 1e-5));
    CHECK(summary->p50_ns == 1050);
}

TEST_CASE("too few batches tell nothing", "[doctor]") {
    CHECK_FALSE(summarise_hand_over(std::vector<double>(15, 1.0)));
}
