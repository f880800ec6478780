// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <pawl/coverage/gate.hpp>

using namespace pawl::coverage;

namespace {

const FileCoverage half{{{1, 1}, {2, 0}}};
const FileCoverage full{{{1, 1}, {2, 1}}};
const FileCoverage none{{{1, 0}, {2, 0}}};
const FileCoverage larger_half{{{1, 1}, {2, 1}, {3, 0}, {4, 0}}};

FloorPolicy lines_at(std::uint64_t millionths) {
    return {.total = {{Metric::lines, Percent{millionths}}}, .per_folder = {}, .per_file = {}};
}

std::vector<std::string> paths(const Verdict& verdict) {
    std::vector<std::string> result;
    for (const FileVerdict& file : verdict.files.at(Metric::lines)) result.push_back(file.path);
    return result;
}

}  // namespace

TEST_CASE("the total decides over all files together", "[coverage][gate]") {
    const Tracefile tracefile{{{"a.cpp", half}, {"b.cpp", full}}};  // 3 of 4 lines

    const auto held = judge(tracefile, lines_at(75'000'000));
    CHECK(held.value().outcome == Outcome::held);
    CHECK(held.value().floors.total.at(Metric::lines).percent_millionths == 75'000'000);
    CHECK(held.value().totals == std::map<Metric, Totals>{{Metric::lines, {3, 4}}});

    CHECK(judge(tracefile, lines_at(75'000'001)).value().outcome == Outcome::failed);
}

TEST_CASE("one file below its floor fails a total that holds", "[coverage][gate]") {
    const Tracefile tracefile{{{"a.cpp", half}, {"b.cpp", full}}};

    const auto verdict = judge(tracefile, {.total = {{Metric::lines, Percent{75'000'000}}},
                                           .per_folder = {},
                                           .per_file = {{Metric::lines, Percent{60'000'000}}}});

    REQUIRE(verdict.value().files.at(Metric::lines).size() == 2);
    CHECK(verdict.value().outcome == Outcome::failed);
    CHECK(verdict.value().files.at(Metric::lines)[0].outcome == Outcome::failed);
    CHECK(verdict.value().files.at(Metric::lines)[1].outcome == Outcome::held);
}

TEST_CASE("functions and branches have floors of their own", "[coverage][gate]") {
    const FileCoverage file{.lines = {{1, 1}},
                            .functions = {{1, {{"f", 1}}}, {2, {{"g", 0}}}},
                            .branches = {{{1, 0, 0}, {1}}, {{1, 0, 1}, {0}}, {{1, 0, 2}, {}}}};
    const Tracefile tracefile{{{"a.cpp", file}}};

    const auto verdict =
        judge(tracefile, {.total = {{Metric::functions, Percent{50'000'000}}, {Metric::branches, Percent{50'000'000}}},
                          .per_folder = {},
                          .per_file = {{Metric::functions, Percent{60'000'000}}}});
    CHECK(verdict.value().totals ==
          std::map<Metric, Totals>{{Metric::lines, {1, 1}}, {Metric::functions, {1, 2}}, {Metric::branches, {1, 3}}});
    CHECK(verdict.value().shortfalls ==
          std::vector<Shortfall>{{Shortfall::Scope::total, "", Metric::branches, {1, 3}, Percent{50'000'000}},
                                 {Shortfall::Scope::file, "a.cpp", Metric::functions, {1, 2}, Percent{60'000'000}}});
    CHECK(verdict.value().outcome == Outcome::failed);
    CHECK(verdict.value().files == std::map<Metric, std::vector<FileVerdict>>{
                                       {Metric::lines, {{Outcome::held, "a.cpp", {1, 1}, {}}}},
                                       {Metric::functions, {{Outcome::failed, "a.cpp", {1, 2}, {{2, 2}}}}},
                                       {Metric::branches, {{Outcome::held, "a.cpp", {1, 3}, {{1, 1}}}}}});
}

TEST_CASE("a folder is judged by the files right in it", "[coverage][gate]") {
    const Tracefile tracefile{{{"top.cpp", half},
                               {"src/a.cpp", half},
                               {"src/b.cpp", full},
                               {"src/deep/c.cpp", none},
                               {"src/deep/h.hpp", {}}}};
    const auto verdict =
        judge(tracefile, {.total = {}, .per_folder = {{Metric::lines, Percent{75'000'000}}}, .per_file = {}});
    CHECK(verdict.value().shortfalls ==
          std::vector<Shortfall>{{Shortfall::Scope::folder, ".", Metric::lines, {1, 2}, Percent{75'000'000}},
                                 {Shortfall::Scope::folder, "src/deep", Metric::lines, {0, 2}, Percent{75'000'000}}});
}

TEST_CASE("a function is missing where no instance of it was called, a line where one of its ways was not taken",
          "[coverage][gate]") {
    const FileCoverage file{.lines = {{1, 1}},
                            .functions = {{1, {{"f<int>", 0}, {"f<long>", 2}}}, {4, {{"g", 0}}}, {5, {{"h", 0}}}},
                            .branches = {{{2, 0, 0}, {0, true}}, {{2, 0, 1}, {7}}, {{3, 0, 0}, {}}, {{3, 0, 1}, {0}}}};
    CHECK(missing_lines(file, Metric::functions) == std::vector<LineRange>{{4, 4}, {5, 5}});
    CHECK(missing_lines(file, Metric::branches) == std::vector<LineRange>{{3, 3}});
}

TEST_CASE("a floor on what was not measured is an error", "[coverage][gate][errors]") {
    const Tracefile tracefile{{{"a.cpp", half}}};
    const auto branches =
        judge(tracefile, {.total = {{Metric::branches, Percent{0}}}, .per_folder = {}, .per_file = {}});
    CHECK(branches.error().code == Error::Code::no_measured_lines);
    CHECK(branches.error().detail == "not one measured branch to judge");
    const auto functions =
        judge(tracefile, {.total = {{Metric::functions, Percent{0}}}, .per_folder = {}, .per_file = {}});
    CHECK(functions.error().detail == "not one measured function to judge");
    CHECK_FALSE(judge(tracefile, {.total = {}, .per_folder = {}, .per_file = {{Metric::branches, Percent{0}}}}));
}

TEST_CASE("files come worst first, the larger gap and then the path breaking ties", "[coverage][gate]") {
    const Tracefile tracefile{
        {{"a.cpp", full}, {"b.cpp", half}, {"c.cpp", larger_half}, {"d.cpp", none}, {"e.cpp", half}, {"f.hpp", {}}}};

    // f.hpp has no measured line and no place in a ranking of shares.
    CHECK(paths(judge(tracefile, {}).value()) == std::vector<std::string>{"d.cpp", "c.cpp", "b.cpp", "e.cpp", "a.cpp"});
}

TEST_CASE("nothing measured is an error and never 100 %", "[coverage][gate][errors][trap]") {
    for (const Tracefile& tracefile : {Tracefile{}, Tracefile{{{"a.hpp", {}}}}}) {
        const auto verdict = judge(tracefile, {});
        REQUIRE_FALSE(verdict.has_value());
        CHECK(verdict.error().code == Error::Code::no_measured_lines);
        CHECK(describe(verdict.error()) ==
              "not one measured line to judge; check what was captured and what the filters keep");
    }
}

TEST_CASE("missing ranges join across lines without code and end at a hit line", "[coverage][gate]") {
    const FileCoverage file{{{2, 1}, {3, 0}, {4, 0}, {7, 0}, {8, 5}, {9, 0}, {12, 1}}};

    CHECK(missing_ranges(file) == std::vector<LineRange>{{3, 7}, {9, 9}});
    CHECK(missing_ranges(full).empty());
}
