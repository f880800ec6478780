// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <pawl/coverage/patch.hpp>

using namespace pawl::coverage;

namespace {

constexpr Percent ninety{90'000'000};

// Lines 1 to 10 are measured but for 6; the even ones were run.
FileCoverage every_second() {
    FileCoverage file;
    for (std::uint32_t line = 1; line <= 10; ++line) {
        if (line != 6) file.lines[line] = line % 2 == 0 ? 1 : 0;
    }
    return file;
}

FileChange adding(std::vector<std::uint32_t> lines) {
    return {"old", {}, std::move(lines)};
}

bool nowhere(const std::string&) {
    return false;
}

}  // namespace

TEST_CASE("of a measured file that a diff calls binary nobody knows what was changed", "[coverage][patch][trap]") {
    const Tracefile tracefile{{{"a.cpp", {{{1, 1}}}}}};
    const Diff diff{{"a.cpp", {"a.cpp", {}, {}, true}}, {"i.png", {"i.png", {}, {}, true}}};
    CHECK(judge_patch(tracefile, diff, Percent{90'000'000}).unmeasured == std::vector<std::string>{"a.cpp"});
}

TEST_CASE("only lines that the change adds are judged", "[coverage][patch]") {
    const Tracefile tracefile{{{"a.cpp", every_second()}, {"b.cpp", every_second()}}};

    const auto red = judge_patch(tracefile, {{"a.cpp", adding({2, 3, 4})}}, ninety);
    CHECK(red.outcome == Outcome::failed);
    CHECK(red.floor.percent_millionths == 90'000'000);
    CHECK(red.lines == Totals{2, 3});
    REQUIRE(red.files.size() == 1);
    CHECK(red.files[0].missing == std::vector<LineRange>{{3, 3}});

    const auto green = judge_patch(tracefile, {{"a.cpp", adding({2, 4, 8})}}, ninety);
    CHECK(green.outcome == Outcome::held);
    CHECK(green.lines == Totals{3, 3});
}

TEST_CASE("the share is of all files' changed lines together, exact", "[coverage][patch]") {
    const Tracefile tracefile{{{"a.cpp", every_second()}, {"b.cpp", every_second()}}};
    const Diff diff{{"a.cpp", adding({2, 4, 8})}, {"b.cpp", adding({3})}};

    CHECK(judge_patch(tracefile, diff, Percent{75'000'000}).outcome == Outcome::held);
    CHECK(judge_patch(tracefile, diff, Percent{75'000'001}).outcome == Outcome::failed);
    CHECK(judge_patch(tracefile, diff, ninety).files.front().path == "b.cpp");  // worst first
}

TEST_CASE("missing ranges of a patch end at what it did not change, if that is measured", "[coverage][patch]") {
    const Tracefile tracefile{{{"a.cpp", every_second()}}};

    const auto verdict = judge_patch(tracefile, {{"a.cpp", adding({1, 3, 5, 6, 7})}}, ninety);
    CHECK(verdict.lines == Totals{0, 4});  // 6 holds no code
    CHECK(verdict.files[0].missing == std::vector<LineRange>{{1, 1}, {3, 3}, {5, 7}});
}

TEST_CASE("a change of no measured line holds, and is not called 100 %", "[coverage][patch][trap]") {
    const Tracefile tracefile{{{"a.cpp", every_second()}}};

    for (const Diff& diff : {Diff{}, Diff{{"README.md", adding({1})}}, Diff{{"a.cpp", adding({6, 99})}}}) {
        const auto verdict = judge_patch(tracefile, diff, ninety);
        CHECK(verdict.outcome == Outcome::held);
        CHECK(verdict.lines == Totals{0, 0});
        CHECK(verdict.files.empty());
    }
}

TEST_CASE("a changed source that is not measured is named, whatever else holds", "[coverage][patch]") {
    const Tracefile tracefile{{{"a.cpp", every_second()}}};

    const auto verdict = judge_patch(tracefile,
                                     {{"a.cpp", adding({2})},
                                      {"new.cpp", adding({1})},
                                      {"declarations.hpp", adding({1})},
                                      {"gone.cpp", adding({})},
                                      {"x.md", adding({1})}},
                                     ninety);
    CHECK(verdict.outcome == Outcome::held);
    CHECK(verdict.unmeasured == std::vector<std::string>{"new.cpp"});
}

TEST_CASE("a diff whose paths begin elsewhere is told from one that changes no measured file",
          "[coverage][patch][errors][trap]") {
    const Tracefile tracefile{{{"src/a.cpp", every_second()}}};

    for (const char* path : {"a.cpp", "project/src/a.cpp"}) {
        const auto refused = different_beginnings(tracefile, {{path, adding({1})}}, nowhere);
        REQUIRE(refused);
        CHECK(refused->code == Error::Code::paths_differ);
        CHECK(describe(*refused) == "the diff calls a file '" + std::string{path} +
                                        "', the tracefile one 'src/a.cpp'; make both relative to one directory");
    }
    CHECK_FALSE(different_beginnings(tracefile, {{"bsrc/a.cpp", adding({1})}},
                                     nowhere));  // another name, not another beginning
    CHECK_FALSE(different_beginnings(tracefile, {{"a.cpp", adding({1})}, {"src/a.cpp", adding({1})}}, nowhere));
    CHECK_FALSE(different_beginnings(tracefile, {{"README.md", adding({1})}}, nowhere));
    // Two files of one name, one of which no object has.
    CHECK_FALSE(different_beginnings(tracefile, {{"a.cpp", adding({1})}}, [](const auto&) { return true; }));
}
