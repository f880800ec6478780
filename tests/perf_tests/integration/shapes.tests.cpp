// SPDX-License-Identifier: BSL-1.0
// Wherever Catch2 lets a benchmark stand, both sides know it by the same key.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "support/gate.hpp"

using namespace pawl::perf;
using namespace pawl::perf::tests;

namespace {

using Keys = std::vector<std::string>;

// With a limit that nothing reaches, so that the first look settles everything.
GateRun shapes(std::vector<std::string> arguments) {
    return gate(PAWL_FIXTURE("shapes_a"), PAWL_FIXTURE("shapes_b"), std::move(arguments), {{"PAWL_THRESHOLD", "900%"}});
}

bool all_held(const GateRun& run) {
    return run.record && std::ranges::all_of(run.record->benchmarks, [](const BenchmarkRecord& benchmark) {
               return benchmark.outcome.judgement.verdict == Verdict::held;
           });
}

}  // namespace

TEST_CASE("benchmarks in sections, nested ones too, are told apart", "[perf][shapes]") {
    const auto run = shapes({"sections"});
    CHECK(run.keys() == Keys{"before #0", "one › same #0", "one › inner › same #0", "before #1", "two › same #0"});
    skip_unless_timed();
    CHECK(all_held(run));
}

TEST_CASE("one section alone is compared with the same section of the baseline", "[perf][shapes]") {
    const auto run = shapes({"sections", "-c", "two"});
    CHECK(run.keys() == Keys{"before #0", "two › same #0"});
    skip_unless_timed();
    CHECK(all_held(run));
}

TEST_CASE("elements of generators are counted", "[perf][shapes]") {
    const auto run = shapes({"generators"});
    CHECK(run.keys() == Keys{"outside #0", "section › inside #0", "outside #1", "section › inside #1", "outside #2",
                             "section › inside #2", "outside #3", "section › inside #3"});
    skip_unless_timed();
    CHECK(all_held(run));
}

TEST_CASE("turns of a loop and dynamic sections are counted", "[perf][shapes]") {
    const auto run = shapes({"loops"});
    CHECK(run.keys() ==
          Keys{"turn #0", "number 0 › dynamic #0", "turn #1", "turn #2", "turn #3", "number 1 › dynamic #0"});
    skip_unless_timed();
    CHECK(all_held(run));
}

TEST_CASE("templated test cases and those of a fixture are benchmarked", "[perf][shapes]") {
    const auto run = shapes({"templated*,a fixture's"});
    CHECK(run.keys() == Keys{"of a type #0", "of a type #0", "method #0"});
    CHECK(run.record->benchmarks.at(0).test_case == "templated - int");
    CHECK(run.record->benchmarks.at(1).test_case == "templated - long");
    skip_unless_timed();
    CHECK(all_held(run));
}

TEST_CASE("every form of BENCHMARK is measured", "[perf][shapes]") {
    const auto run = shapes({"advanced"});
    CHECK(run.keys() == Keys{"chronometer #0", "indexed #0", "returns nothing #0", "computed name #0"});
    skip_unless_timed();
    CHECK(all_held(run));
}

TEST_CASE("a benchmark that only one side has passes with a word", "[perf][shapes]") {
    const auto run = shapes({"gone and new"});
    skip_unless_timed();
    CHECK(run.exit_code == 0);
    CHECK(run.verdict("of b") == Verdict::added);
    CHECK(run.verdict("of both") == Verdict::held);
    CHECK(run.verdict("of a") == Verdict::gone);
    CHECK(run.output.find("of a gone against") != std::string::npos);
}

TEST_CASE("prefixed macros and a precompiled header change nothing", "[perf][shapes]") {
    const auto run = gate(PAWL_FIXTURE("prefixed"), PAWL_FIXTURE("prefixed"), {"prefixed"},
                          {{"PAWL_THRESHOLD", "900%"}, {"PAWL_MEASURE_IDENTICAL", "1"}});
    CHECK(run.keys() == Keys{"plain #0", "advanced #0"});
    skip_unless_timed();
    CHECK(all_held(run));
}
