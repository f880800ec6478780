// SPDX-License-Identifier: BSL-1.0
#include "try/lines_to_keep.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

using namespace pawl::cli;
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
    CHECK_THAT(lines_to_keep(
                   {.target = "bench", .pawl_source = "/opt/pawl", .test_spec = "*", .link_style = LinkStyle::keyword}),
               EndsWith("pawl_discover_perf_tests(bench TEST_SPEC \"*\")\n"));
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
