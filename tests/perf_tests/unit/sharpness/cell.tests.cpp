// SPDX-License-Identifier: BSL-1.0
#include "curve/cell.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <map>

#include "curve/goals.hpp"

using namespace pawl::sharpness;

TEST_CASE("every published cell is found again by its name", "[sharpness][cell]") {
    for (const Goal& goal : published_goals()) CHECK(cell_of(name_of(goal.cell)) == goal.cell);
}

TEST_CASE("what is no cell's name is none", "[sharpness][cell]") {
    const auto name = GENERATE("", "pawl", "pawl/cpu", "pawl/cpu/", "pawl//3", "nobody/cpu/3", "pawl/cpu/3x");
    CAPTURE(name);
    CHECK_FALSE(cell_of(name));
}

TEST_CASE("a change is a ratio, and relinking is none", "[sharpness][cell]") {
    CHECK(change_ratio({"pawl", "cpu", "5.5"}) == 5.5 / 100);
    CHECK_FALSE(change_ratio({"pawl", "cpu", "relinked"}));
}

TEST_CASE("each kind of relinking has at least five variants", "[sharpness][cell]") {
    std::map<std::string_view, int> variants;
    for (int variant = 1; variant <= relinked_variants; ++variant) ++variants[kind_of_variant(variant)];
    CHECK(variants == std::map<std::string_view, int>{{"function", 5}, {"library", 6}, {"order", 5}, {"text", 5}});
}
