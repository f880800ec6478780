// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <pawl/coverage/drop.hpp>

using namespace pawl::coverage;

namespace {

constexpr Percent percent(std::uint64_t millionths) {
    return Percent{millionths};
}

FileCoverage lines(std::map<std::uint32_t, std::uint64_t> hits) {
    return {.lines = std::move(hits)};
}

}  // namespace

// 92.89 % of 15,059 lines are 13,989; 95 % of that share are 13,289.55 lines, 87.89 % of the whole are 13,236.05.
TEST_CASE("a fall of 5 % and one of 5 points are two things", "[coverage][drop][trap]") {
    const Totals before{13'989, 15'059};

    CHECK_FALSE(falls_relatively_by_more(before, {13'290, 15'059}, percent(5'000'000)));
    CHECK(falls_relatively_by_more(before, {13'289, 15'059}, percent(5'000'000)));
    CHECK_FALSE(falls_in_points_by_more(before, {13'237, 15'059}, percent(5'000'000)));
    CHECK(falls_in_points_by_more(before, {13'236, 15'059}, percent(5'000'000)));
}

TEST_CASE("a fall of just the limit holds, however the fractions round", "[coverage][drop]") {
    CHECK_FALSE(falls_relatively_by_more({1, 3}, {19, 60}, percent(5'000'000)));  // 1/3 * 0.95 = 19/60
    CHECK(falls_relatively_by_more({1, 3}, {18'999'999, 60'000'000}, percent(5'000'000)));
    CHECK_FALSE(falls_in_points_by_more({1, 3}, {17, 60}, percent(5'000'000)));  // 20/60 - 3/60
    CHECK(falls_in_points_by_more({1, 3}, {16'999'999, 60'000'000}, percent(5'000'000)));
    CHECK_FALSE(falls_relatively_by_more({90'000'000'000, 99'999'999'999}, {85'500'000'000, 99'999'999'999},
                                         percent(5'000'000)));
    CHECK(falls_relatively_by_more({90'000'000'000, 99'999'999'999}, {85'499'999'999, 99'999'999'999},
                                   percent(5'000'000)));
}

TEST_CASE("a rise is no fall, and of nothing nothing can fall", "[coverage][drop]") {
    CHECK_FALSE(falls_relatively_by_more({5, 10}, {6, 10}, percent(0)));
    CHECK_FALSE(falls_in_points_by_more({5, 10}, {6, 10}, percent(0)));
    CHECK_FALSE(falls_relatively_by_more({0, 10}, {0, 20}, percent(0)));
    CHECK(falls_relatively_by_more({5, 10}, {5, 11}, percent(0)));  // new code that nothing runs
}

TEST_CASE("either limit decides, and none holds", "[coverage][drop]") {
    const Tracefile before{{{"a.cpp", lines({{1, 1}, {2, 1}})}}};
    const Tracefile after{{{"a.cpp", lines({{1, 1}, {2, 0}})}}};

    CHECK(judge_drop(before, after, {}, {}).value().outcome == Outcome::held);
    CHECK(judge_drop(before, after, {}, {.relative = percent(49'000'000), .points = {}}).value().outcome ==
          Outcome::failed);
    CHECK(judge_drop(before, after, {}, {.relative = {}, .points = percent(49'000'000)}).value().outcome ==
          Outcome::failed);
    const auto held = judge_drop(before, after, {}, {.relative = percent(50'000'000), .points = percent(50'000'000)});
    CHECK(held.value().outcome == Outcome::held);
    CHECK(held.value().before == Totals{2, 2});
    CHECK(held.value().after == Totals{1, 2});
}

TEST_CASE("old lines that lost their cover are named by today's numbers, the most first", "[coverage][drop]") {
    const Tracefile before{{{"a.cpp", lines({{1, 1}, {2, 1}, {3, 1}, {4, 0}, {5, 1}})},
                            {"old.cpp", lines({{1, 4}, {2, 4}})},
                            {"deleted.cpp", lines({{1, 1}})},
                            {"z.cpp", lines({{1, 1}, {2, 1}, {3, 1}})}}};
    // a.cpp: line 2 was removed and two added in front; old.cpp is now new.cpp
    const Tracefile after{{{"a.cpp", lines({{1, 0}, {2, 0}, {3, 1}, {4, 0}, {5, 0}, {6, 0}})},
                           {"new.cpp", lines({{1, 0}, {2, 0}})},
                           {"added.cpp", lines({{1, 0}})},
                           {"z.cpp", lines({{1, 0}, {2, 0}, {3, 0}})}}};
    const Diff diff{{"a.cpp", {"a.cpp", {2}, {1, 2}}}, {"new.cpp", {"old.cpp", {}, {}}}, {"added.cpp", {"", {}, {1}}}};

    const auto verdict = judge_drop(before, after, diff, {}).value();
    // a.cpp: 1 -> 3 still run; 3 -> 4 lost; 4 -> 5 was not covered before; 5 -> 6 lost. What was added is not lost.
    CHECK(verdict.lost ==
          std::vector<LostLines>{{"z.cpp", {{1, 3}}}, {"a.cpp", {{4, 4}, {6, 6}}}, {"new.cpp", {{1, 2}}}});
}

TEST_CASE("a comparison with nothing, or of other files, is refused", "[coverage][drop][errors]") {
    const Tracefile some{{{"a.cpp", lines({{1, 1}})}}};
    for (const auto& [before, after] : {std::pair{some, Tracefile{}}, std::pair{Tracefile{}, some}}) {
        const auto nothing = judge_drop(before, after, {}, {});
        CHECK(nothing.error().code == Error::Code::no_measured_lines);
        CHECK(describe(nothing.error()) ==
              "not one measured line to compare; check what was captured and what the filters keep");
    }
    const auto differ = judge_drop(Tracefile{{{"/old/a.cpp", lines({{1, 1}})}}}, some, {}, {});
    CHECK(describe(differ.error()) ==
          "the older tracefile calls a file '/old/a.cpp', today's one 'a.cpp'; make both relative to one directory");
}
