// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <pawl/coverage/verdict_text.hpp>

using namespace pawl::coverage;

namespace {

const Verdict failed{
    .outcome = Outcome::failed,
    .floors = {.total = {{Metric::lines, Percent{95'000'000}}},
               .per_folder = {},
               .per_file = {{Metric::lines, Percent{50'000'000}}}},
    .totals = {{Metric::lines, {13, 20}}},
    .shortfalls = {{Shortfall::Scope::total, "", Metric::lines, {13, 20}, Percent{95'000'000}},
                   {Shortfall::Scope::file, "src/b.cpp", Metric::lines, {1, 6}, Percent{50'000'000}}},
    .files = {{Metric::lines,
               {{Outcome::failed, "src/b.cpp", {1, 6}, {{10, 14}, {20, 20}, {30, 31}}},
                {Outcome::held, "src/c.cpp", {8, 10}, {{3, 4}}},
                {Outcome::held, "src/a.cpp", {4, 4}, {}}}}},
};

}  // namespace

TEST_CASE("a failed verdict lists the worst files first with what is missing", "[coverage][text]") {
    CHECK(to_text(failed) ==
          "coverage failed: 13 of 20 lines, 65.00 %; floor 95 %, 6 short; 1 file below 50 %\n"
          "        lines       %  not covered\n"
          "          1/6   16.66  src/b.cpp:10-14,20,30-31  below its floor\n"
          "         8/10   80.00  src/c.cpp:3-4\n");
}

TEST_CASE("what the limits cut off is counted", "[coverage][text]") {
    CHECK(to_text(failed, {.files = 1, .ranges = 1}) ==
          "coverage failed: 13 of 20 lines, 65.00 %; floor 95 %, 6 short; 1 file below 50 %\n"
          "        lines       %  not covered\n"
          "          1/6   16.66  src/b.cpp:10-14 and 2 more  below its floor\n"
          "and 1 more with lines not covered\n");
}

TEST_CASE("nothing is cut off where just as much is shown as there is", "[coverage][text]") {
    CHECK(to_text(failed, {.files = 2, .ranges = 3}) == to_text(failed));
    const DropVerdict drop{.outcome = Outcome::held,
                           .limits = {},
                           .before = {2, 2},
                           .after = {1, 2},
                           .lost = {{"a.cpp", {{1, 1}, {3, 3}}}}};
    CHECK(to_text(drop, {.files = 1, .ranges = 2}) ==
          "drop held: 100.00 % covered before, 50.00 % now\n"
          "  no longer covered: a.cpp:1,3\n");
}

TEST_CASE("a single line short is told", "[coverage][text]") {
    Verdict verdict;
    verdict.outcome = Outcome::failed;
    verdict.floors.total = {{Metric::lines, Percent{95'000'000}}};
    verdict.totals = {{Metric::lines, {18, 20}}};

    CHECK(to_text(verdict) == "coverage failed: 18 of 20 lines, 90.00 %; floor 95 %, 1 short\n");
    CHECK(to_text(PatchVerdict{.outcome = Outcome::failed, .floor = Percent{95'000'000}, .lines = {18, 20}}) ==
          "patch failed: 18 of 20 changed lines, 90.00 %; floor 95 %, 1 short\n");
}

TEST_CASE("a name from a file keeps to its line", "[coverage][text]") {
    Verdict verdict;
    verdict.totals = {{Metric::lines, {0, 1}}};
    verdict.files = {{Metric::lines, {{Outcome::held, "a\n::error::b", {0, 1}, {{1, 1}}}}}};
    CHECK_THAT(to_text(verdict), Catch::Matchers::EndsWith("  a\\x0a::error::b:1\n"));
    CHECK(to_text(PatchVerdict{.unmeasured = {"a\n.cpp"}}) ==
          "patch held: no measured line was changed\n  changed, but not measured: a\\x0a.cpp\n");
}

TEST_CASE("complete coverage needs no table", "[coverage][text]") {
    Verdict verdict;
    verdict.floors.total = {{Metric::lines, Percent{92'500'000}}};
    verdict.totals = {{Metric::lines, {4, 4}}};
    verdict.files = {{Metric::lines, {{Outcome::held, "src/a.cpp", {4, 4}, {}}}}};

    CHECK(to_text(verdict) == "coverage held: 4 of 4 lines, 100.00 %; floor 92.5 %\n");
}

TEST_CASE("each metric and folder below its floor has a line of its own", "[coverage][text]") {
    Verdict verdict;
    verdict.outcome = Outcome::failed;
    verdict.floors.total = {{Metric::branches, Percent{60'000'000}}};
    verdict.floors.per_folder = {{Metric::lines, Percent{80'000'000}}};
    verdict.floors.per_file = {{Metric::functions, Percent{50'000'000}}};
    verdict.totals = {{Metric::lines, {4, 4}}, {Metric::functions, {3, 4}}, {Metric::branches, {1, 2}}};
    verdict.shortfalls = {{Shortfall::Scope::total, "", Metric::branches, {1, 2}, Percent{60'000'000}},
                          {Shortfall::Scope::folder, "src", Metric::lines, {3, 4}, Percent{80'000'000}},
                          {Shortfall::Scope::file, "src/a.cpp", Metric::functions, {0, 1}, Percent{50'000'000}}};
    verdict.files = {{Metric::lines, {{Outcome::held, "src/a.cpp", {4, 4}, {}}}},
                     {Metric::functions, {{Outcome::failed, "src/a.cpp", {0, 1}, {{3, 3}}}}},
                     {Metric::branches, {{Outcome::held, "src/a.cpp", {1, 2}, {{4, 4}, {6, 6}}}}}};
    CHECK(to_text(verdict, {.files = 1, .ranges = 1}) ==
          "coverage failed: 4 of 4 lines, 100.00 %; 1 folder below 80 %\n"
          "                 3 of 4 functions, 75.00 %; 1 file below 50 %\n"
          "                 1 of 2 branches, 50.00 %; floor 60 %, 1 short\n"
          "  folder src: 3 of 4 lines, 75.00 %; floor 80 %, 1 short\n"
          "    functions       %  not called, by the lines they begin in\n"
          "          0/1    0.00  src/a.cpp:3  below its floor\n"
          "     branches       %  not taken, by line\n"
          "          1/2   50.00  src/a.cpp:4 and 1 more\n");
    verdict.files[Metric::functions].push_back({Outcome::held, "src/b.cpp", {1, 2}, {{9, 9}}});
    CHECK_THAT(to_text(verdict, {.files = 1, .ranges = 1}),
               Catch::Matchers::ContainsSubstring("\nand 1 more with functions not called\n"));
}

TEST_CASE("a patch's verdict names the changed lines that no test runs", "[coverage][text]") {
    CHECK(to_text(PatchVerdict{
              .outcome = Outcome::failed,
              .floor = Percent{90'000'000},
              .lines = {5, 8},
              .files = {{Outcome::held, "src/b.cpp", {1, 4}, {{10, 12}}}, {Outcome::held, "src/a.cpp", {4, 4}, {}}}}) ==
          "patch failed: 5 of 8 changed lines, 62.50 %; floor 90 %, 3 short\n"
          "        lines       %  not covered\n"
          "          1/4   25.00  src/b.cpp:10-12\n");
    CHECK(to_text(PatchVerdict{.floor = Percent{90'000'000}, .lines = {9, 10}}) ==
          "patch held: 9 of 10 changed lines, 90.00 %; floor 90 %\n");
    CHECK(to_text(PatchVerdict{.floor = Percent{90'000'000}}) == "patch held: no measured line was changed\n");
}

TEST_CASE("a drop's verdict explains both limits and names what is no longer covered", "[coverage][text]") {
    const DropVerdict verdict{.outcome = Outcome::failed,
                              .limits = {.relative = Percent{5'000'000}, .points = Percent{1'500'000}},
                              .before = {92, 100},
                              .after = {85, 100},
                              .lost = {{"a.cpp", {{4, 7}, {9, 9}}}, {"b.cpp", {{1, 1}}}}};
    CHECK(to_text(verdict) ==
          "drop failed: 92.00 % covered before, 85.00 % now; limit: 5 % of what was covered; limit: 1.5 points\n"
          "  no longer covered: a.cpp:4-7,9\n"
          "                     b.cpp:1\n");
    CHECK(to_text(verdict, {.files = 1, .ranges = 1}) ==
          "drop failed: 92.00 % covered before, 85.00 % now; limit: 5 % of what was covered; limit: 1.5 points\n"
          "  no longer covered: a.cpp:4-7 and 1 more\n"
          "  and in 1 more files\n");
}

TEST_CASE("a percentage is cut off, never rounded up to a floor it misses", "[coverage][text][trap]") {
    CHECK(percent_text({94'996, 100'000}) == "94.99");
    CHECK(percent_text({1, 3}) == "33.33");
    CHECK(percent_text({0, 3}) == "0.00");
    CHECK(percent_text({3, 3}) == "100.00");
}
