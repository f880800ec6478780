// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_get_random_seed.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <limits>
#include <pawl/coverage/tracefile.hpp>

#include "random_tracefile.hpp"

using namespace pawl::coverage;

TEST_CASE("line totals count measured lines, hit or not", "[coverage][tracefile][trap]") {
    const Tracefile tracefile{{{"a.cpp", {{{1, 3}, {2, 0}, {7, 1}}}}, {"b.cpp", {{{4, 0}}}}}};

    CHECK(line_totals(tracefile.files.at("a.cpp")) == Totals{2, 3});
    CHECK(line_totals(tracefile) == Totals{2, 4});
    CHECK(line_totals(Tracefile{}) == Totals{0, 0});
}

TEST_CASE("functions are counted by the line they begin in, whatever instances they have", "[coverage][tracefile]") {
    const FileCoverage file{.functions = {{3, {{"_Z1fIiEvv", 0}, {"_Z1fIcEvv", 2}}}, {9, {{"_Z1gv", 0}}}}};

    CHECK(function_totals(file) == Totals{1, 2});
    CHECK(function_totals(Tracefile{{{"a.cpp", file}, {"b.cpp", file}}}) == Totals{2, 4});
}

TEST_CASE("branches that only an exception takes are not counted", "[coverage][tracefile][trap]") {
    const FileCoverage file{.branches = {{{5, 0, 0}, {3}}, {{5, 0, 1}, {0}}, {{6, 0, 0}, {}}, {{6, 0, 1}, {0, true}}}};

    CHECK(branch_totals(file) == Totals{1, 3});
    CHECK(branch_totals(Tracefile{{{"a.cpp", file}, {"b.cpp", file}}}) == Totals{2, 6});
}

TEST_CASE("a condition that one side evaluated was evaluated", "[coverage][tracefile]") {
    CHECK(add_taken({}, {}) == Taken{});
    CHECK(add_taken({}, 0) == Taken{0});
    CHECK(add_taken(2, {}) == Taken{2});
    CHECK(add_taken(2, 3) == Taken{5});
}

TEST_CASE("what is an exception's branch in one instance of a template is one in their sum", "[coverage][tracefile]") {
    CHECK(add_branch({2, false}, {{}, true}) == Branch{2, true});
    CHECK(add_branch({2, true}, {3, false}) == Branch{5, true});
}

TEST_CASE("merging adds hits and keeps the lines of both sides", "[coverage][tracefile]") {
    const Tracefile left{{{"a.cpp", {{{1, 3}, {2, 0}}}}}};
    const Tracefile right{{{"a.cpp", {{{2, 5}, {3, 0}}}}, {"b.cpp", {{{1, 1}}}}}};

    CHECK(merge(left, right) == Tracefile{{{"a.cpp", {{{1, 3}, {2, 5}, {3, 0}}}}, {"b.cpp", {{{1, 1}}}}}});
}

TEST_CASE("hits saturate instead of wrapping to a small number", "[coverage][tracefile]") {
    constexpr auto most = std::numeric_limits<std::uint64_t>::max();

    CHECK(add_hits(most, 1) == most);
    CHECK(add_hits(most - 1, 1) == most);
    CHECK(add_hits(2, 3) == 5);
}

TEST_CASE("merge is associative and commutative, and the empty tracefile is its identity",
          "[coverage][tracefile][property]") {
    const auto seed = Catch::getSeed() + GENERATE(range(0u, 200u));
    CAPTURE(seed);
    std::mt19937 random(seed);
    const Tracefile a = random_tracefile(random);
    const Tracefile b = random_tracefile(random);
    const Tracefile c = random_tracefile(random);

    CHECK(merge(merge(a, b), c) == merge(a, merge(b, c)));
    CHECK(merge(a, b) == merge(b, a));
    CHECK(merge(a, {}) == a);
    CHECK(merge({}, a) == a);
}
