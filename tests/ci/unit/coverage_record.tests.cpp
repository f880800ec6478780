// SPDX-License-Identifier: BSL-1.0
#include "coverage/coverage_record.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "report/coverage.hpp"

using namespace pawl::cli;
using namespace pawl::coverage;
using Catch::Matchers::ContainsSubstring;

namespace {

CoverageRecord sample() {
    return {
        .created = "2026-11-26T12:00:00Z",
        .gate = "coverage",
        .strict = true,
        .provenance = {.engine = "gcov 12.2.0",
                       .compiler = "GNU 12.2.0 -O0 --coverage",
                       .objects = {"CMakeFiles/a.dir"},
                       .include = {"src/*"},
                       .exclude = {"tests/*"},
                       .commit = "3f2c1d9a3f2c1d9a3f2c1d9a3f2c1d9a3f2c1d9a"},
        .outcome = Outcome::failed,
        .reasons = {"no tracefile is kept"},
        .total =
            Verdict{
                .outcome = Outcome::inconclusive,
                .floors = {.total = {{Metric::lines, Percent{95'000'000}}, {Metric::branches, Percent{1}}},
                           .per_folder = {},
                           .per_file = {{Metric::functions, Percent{50'000'000}}}},
                .totals = {{Metric::lines, {13, 20}}, {Metric::functions, {0, 1}}, {Metric::branches, {1, 2}}},
                .shortfalls = {{Shortfall::Scope::file, "src/b.cpp", Metric::functions, {0, 1}, Percent{50'000'000}}},
                .files = {{Metric::lines, {{Outcome::failed, "src/b.cpp", {1, 6}, {{2, 4}, {9, 9}}}}},
                          {Metric::functions, {{Outcome::failed, "src/b.cpp", {0, 1}, {{3, 3}}}}},
                          {Metric::branches, {{Outcome::held, "src/b.cpp", {1, 2}, {{3, 3}}}}}}},
        .drop = JudgedDrop{.verdict = {.outcome = Outcome::held,
                                       .limits = {Percent{5'000'000}, std::nullopt},
                                       .before = {14, 20},
                                       .after = {13, 20},
                                       .lost = {{"src/b.cpp", {{2, 2}}}}},
                           .older = "main.info, a file given",
                           .commit = ""},
        .patch = JudgedPatch{.verdict = {.outcome = Outcome::failed,
                                         .floor = Percent{90'000'000},
                                         .lines = {1, 2},
                                         .files = {{Outcome::held, "src/b.cpp", {1, 2}, {{4, 4}}}},
                                         .unmeasured = {"src/new.hpp"}},
                             .since = "3f2c1d9 (merge-base with main)"}};
}

}  // namespace

TEST_CASE("a coverage record is read back as it was written", "[ci][coverage][record]") {
    CHECK(parse_coverage_record(to_json(sample()), "x.json").value() == sample());
    CoverageRecord least;
    CHECK(parse_coverage_record(to_json(least), "x.json").value() == least);
}

TEST_CASE("a coverage record holds integers, and of what was not judged nothing", "[ci][coverage][record]") {
    CHECK_THAT(to_json(sample()), ContainsSubstring("\"schema\": \"pawl.run/1\"") &&
                                      ContainsSubstring("\"floor\": 90000000") && !ContainsSubstring("0.5"));
    CHECK_THAT(to_json(CoverageRecord{}), !ContainsSubstring("\"drop\"") && !ContainsSubstring("\"patch\""));
}

TEST_CASE("what is no coverage record is left to others, a damaged one is refused", "[ci][coverage][record][errors]") {
    for (const char* other : {"", "[]", "{}", R"({"schema": "pawl.run/1", "benchmarks": []})",
                              R"({"schema": "pawl.run/2", "coverage": {}})", R"({"schema": 1, "coverage": {}})"}) {
        CAPTURE(other);
        CHECK(parse_coverage_record(other, "x.json").value() == std::nullopt);
    }
    for (const char* damaged :
         {R"({"schema": "pawl.run/1", "coverage": {}})", R"({"schema": "pawl.run/1", "coverage": 7})"}) {
        const auto refused = parse_coverage_record(damaged, "x.json");
        REQUIRE_FALSE(refused);
        CHECK_THAT(describe(refused.error()), ContainsSubstring("x.json is a damaged record"));
    }
    CoverageRecord nothing = sample();
    nothing.total->totals = {{Metric::lines, {0, 0}}};
    CHECK_THAT(describe(parse_coverage_record(to_json(nothing), "x.json").error()),
               ContainsSubstring("totals of nothing measured"));
    const auto refusal = [](const std::string& what, const std::string& instead) {
        std::string json = to_json(sample());
        json.replace(json.find(what), what.size(), instead);
        return describe(parse_coverage_record(json, "x.json").error());
    };
    CHECK_THAT(refusal("\"found\": 20", "\"found\": 2000000000000000000"), ContainsSubstring("totals of no tracefile"));
    CHECK_THAT(refusal("\"found\": 20", "\"found\": 2"), ContainsSubstring("totals of no tracefile"));
    CHECK_THAT(refusal("95000000", "195000000"), ContainsSubstring("a percentage of more than 100"));
    CHECK_THAT(refusal("\"lines\": {", "\"functions\": {"), ContainsSubstring("no totals of lines"));
    CHECK_THAT(refusal("    9,\n", "    19,\n"), ContainsSubstring("a range that ends before it begins"));
    std::string unknown = to_json(sample());
    unknown.replace(unknown.find("\"failed\""), 8, "\"fallen\"");
    CHECK_THAT(describe(parse_coverage_record(unknown, "x.json").error()),
               ContainsSubstring("'fallen' is none of its values"));
}

TEST_CASE("a coverage record reads as the gate spoke", "[ci][coverage][record]") {
    CHECK(
        to_text(sample()) ==
        "coverage not decided: 13 of 20 lines, 65.00 %; floor 95 %, 6 short\n"
        "                      0 of 1 functions, 0.00 %; 1 file below 50 %\n"
        "                      1 of 2 branches, 50.00 %; floor 0.000001 %\n"
        "        lines       %  not covered\n"
        "          1/6   16.66  src/b.cpp:2-4,9  below its floor\n"
        "    functions       %  not called, by the lines they begin in\n"
        "          0/1    0.00  src/b.cpp:3  below its floor\n"
        "     branches       %  not taken, by line\n"
        "          1/2   50.00  src/b.cpp:3\n"
        "drop held: 70.00 % covered before, 65.00 % now; limit: 5 % of what was covered\n"
        "  no longer covered: src/b.cpp:2\n"
        "before: main.info, a file given, of sources that git does not know here, so lines that moved count as others\n"
        "patch failed: 1 of 2 changed lines, 50.00 %; floor 90 %, 1 short\n"
        "        lines       %  not covered\n"
        "          1/2   50.00  src/b.cpp:4\n"
        "  changed, but not measured: src/new.hpp\n"
        "changes since 3f2c1d9 (merge-base with main)\n"
        "not decided: no tracefile is kept\n");
}

TEST_CASE("in a comment a coverage gate is a headline and a block, whatever files are called",
          "[ci][coverage][report]") {
    CoverageRecord record;
    record.total.emplace().totals = {{Metric::lines, {1, 2}}};
    record.total->files[Metric::lines] = {{Outcome::held, "a```\x1b[31m.cpp", {1, 2}, {{2, 2}}}};
    CHECK(coverage_markdown({record}) ==
          "## Coverage: held\n\n```\n"
          "coverage: 1 of 2 lines, 50.00 %\n"
          "        lines       %  not covered\n"
          "          1/2   50.00  a'''\\x1b[31m.cpp:2\n```\n");
    CHECK_THAT(coverage_markdown({sample(), record}),
               ContainsSubstring("## Coverage (coverage): failed\n") && ContainsSubstring("\n## Coverage (): held\n"));
    CHECK_THAT(coverage_text({record}), !ContainsSubstring("\x1b"));
    record.reasons = {"a\n::error::evil"};
    CHECK_THAT(coverage_text({record}), Catch::Matchers::EndsWith("not decided: a\\x0a::error::evil\n"));
}
