// SPDX-License-Identifier: BSL-1.0
#include "try/lines_to_keep.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

using namespace pawl::cli;
using namespace pawl::perf;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::EndsWith;

TEST_CASE("the lines to keep name the target and where Pawl is", "[try]") {
    const std::string lines = lines_to_keep({.target = "bench",
                                             .pawl_source = "/opt/pawl",
                                             .test_spec = "[!benchmark],[benchmark],[perf]",
                                             .link_style = LinkStyle::keyword});
    CHECK_THAT(lines, ContainsSubstring("FetchContent_Declare(Pawl SOURCE_DIR \"/opt/pawl\")"));
    CHECK_THAT(lines, EndsWith("\nFetchContent_MakeAvailable(Pawl)\n"
                               "target_link_libraries(bench PRIVATE Pawl::perf)\n"
                               "pawl_discover_perf_tests(bench)\n"));
}

TEST_CASE("benchmarks in untagged test cases are kept by a test spec", "[try]") {
    CHECK_THAT(lines_to_keep({.target = "bench", .pawl_source = "/opt/pawl", .test_spec = "hashing,sorting"}),
               EndsWith("pawl_discover_perf_tests(bench TEST_SPEC \"hashing,sorting\")\n"));
}

TEST_CASE("what was tried with limits and a ref is kept with them", "[try]") {
    CHECK_THAT(lines_to_keep({.target = "bench",
                              .pawl_source = "/opt/pawl",
                              .test_spec = default_test_spec,
                              .thresholds = "5%,[io]=10%",
                              .baseline_ref = "origin/next"}),
               EndsWith("pawl_discover_perf_tests(bench THRESHOLD 5% [io]=10% BASELINE_REF origin/next)\n"));
    CHECK_THAT(
        lines_to_keep(
            {.target = "bench", .pawl_source = "/opt/pawl", .test_spec = default_test_spec, .baseline_ref = "a(b"}),
        EndsWith("pawl_discover_perf_tests(bench BASELINE_REF \"a(b\")\n"));
}

TEST_CASE("a test spec is quoted as CMake reads it", "[try]") {
    CHECK_THAT(lines_to_keep({.target = "bench", .pawl_source = "/opt/pawl", .test_spec = R"(a\,b \"c\" ${d};e)"}),
               EndsWith(R"(TEST_SPEC "a\\,b \\\"c\\\" \${d};e"))"
                        "\n"));
}

TEST_CASE("the test spec to keep names the test cases that met a benchmark, each once", "[try]") {
    const auto met = [](std::string test_case, std::string name, Verdict verdict = Verdict::held) {
        BenchmarkRecord benchmark{.test_case = std::move(test_case), .outcome = {}};
        benchmark.outcome.key.name = std::move(name);
        benchmark.outcome.judgement.verdict = verdict;
        return benchmark;
    };
    Comparison comparison;
    comparison.test_spec = "*";
    comparison.record.benchmarks = {met("hashing", "mix"), met("hashing", "fold"), met("[fast], small", "sort"),
                                    met("dropped", "old", Verdict::gone)};
    CHECK(test_spec_to_keep(comparison) == R"(hashing,\[fast\]\, small)");
    comparison.test_spec = default_test_spec;
    CHECK(test_spec_to_keep(comparison) == default_test_spec);
}

TEST_CASE("the lines to keep link in the project's own style", "[try]") {
    CHECK_THAT(lines_to_keep(
                   {.target = "bench", .pawl_source = "/opt/pawl", .test_spec = "*", .link_style = LinkStyle::plain}),
               ContainsSubstring("\ntarget_link_libraries(bench Pawl::perf)\n"));
    const char* code =
        "project(p)\n"
        "target_link_libraries(a Catch2::Catch2)\n"
        "target_link_libraries(b\n"
        "  PRIVATE Catch2::Catch2)\n"
        "add_test(a a)";
    CHECK(link_style_of(code, 2) == LinkStyle::plain);
    CHECK(link_style_of(code, 3) == LinkStyle::keyword);
    CHECK(link_style_of(code, 5) == LinkStyle::keyword);
    CHECK(link_style_of(code, 9) == LinkStyle::keyword);
    CHECK(link_style_of("", 1) == LinkStyle::keyword);
}

TEST_CASE("where ctest would find no test, the lines to keep turn testing on", "[try]") {
    const Adoption adoption{.target = "bench", .pawl_source = "/opt/pawl", .test_spec = "*"};
    CHECK_THAT(lines_to_keep(adoption), !ContainsSubstring("enable_testing()"));
    Adoption without = adoption;
    without.has_testing = false;
    CHECK_THAT(lines_to_keep(without), ContainsSubstring("\nenable_testing()  # in the top"));
}
