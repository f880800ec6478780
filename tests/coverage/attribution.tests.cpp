// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <pawl/coverage/attribution.hpp>
#include <pawl/coverage/lcov_format.hpp>
#include <pawl/coverage/verdict_text.hpp>

using namespace pawl::coverage;

namespace {

Tracefile of(const std::string& path, std::map<std::uint32_t, std::uint64_t> lines) {
    return {{{path, {.lines = std::move(lines)}}}};
}

const CoverageByTest by_test{{"one", of("a.cpp", {{1, 1}, {2, 1}, {5, 0}})},
                             {"two", of("a.cpp", {{2, 7}, {4, 1}})},
                             {"other", of("b.cpp", {{1, 1}})}};

}  // namespace

TEST_CASE("a test's name from a file keeps to its line", "[coverage][attribution]") {
    CHECK(to_text(std::vector<AttributedLines>{{"a.cpp", {1, 1}, {"x\x1b[2J"}}}) == "  a.cpp:1  by 'x\\x1b[2J'\n");
}

TEST_CASE("the lines of a change are covered by these tests, or by none", "[coverage][attribution]") {
    const Tracefile tracefile = of("a.cpp", {{1, 1}, {2, 8}, {4, 1}, {5, 0}, {7, 0}, {9, 0}});
    const Diff diff{{"a.cpp", {"a.cpp", {}, {1, 2, 3, 5, 6, 7, 8}}}, {"README.md", {"", {}, {1}}}};

    // 3, 6 and 8 hold no code, 4 and 9 were not changed
    CHECK(attribute(tracefile, diff, by_test) == std::vector<AttributedLines>{{"a.cpp", {1, 1}, {"one"}},
                                                                              {"a.cpp", {2, 2}, {"one", "two"}},
                                                                              {"a.cpp", {5, 7}, {}}});
    CHECK(attribute(tracefile, {}, by_test).empty());
}

TEST_CASE("lines in a row that the same tests cover are one entry, and another measured line ends it",
          "[coverage][attribution]") {
    const Tracefile tracefile = of("b.cpp", {{1, 0}, {3, 0}, {4, 0}, {5, 0}});

    CHECK(attribute(tracefile, {{"b.cpp", {"", {}, {1, 2, 3, 5}}}}, {}) ==
          std::vector<AttributedLines>{{"b.cpp", {1, 3}, {}}, {"b.cpp", {5, 5}, {}}});
}

TEST_CASE("each test's coverage is read back as it was written", "[coverage][attribution]") {
    std::string text = "# a comment\n";
    for (const auto& [test, covered] : by_test) text += write_lcov(covered, test);

    CHECK(read_lcov_by_test(text, "x.info").value() == by_test);
    CHECK(read_lcov(text, "x.info").value() ==
          merge(merge(by_test.at("one"), by_test.at("two")), by_test.at("other")));  // a tracefile like any other
    CHECK(read_lcov_by_test("TN:x\nSF:a\n", "x.info").error().line == 2);
}

TEST_CASE("attributed lines are shown with their tests", "[coverage][attribution][text]") {
    CHECK(to_text(std::vector<AttributedLines>{{"a.cpp", {1, 2}, {"one", "two"}},
                                               {"a.cpp", {4, 4}, {"a", "b", "c", "d", "e", "f"}},
                                               {"a.cpp", {5, 5}, {}}}) ==
          "  a.cpp:1-2  by 'one', 'two'\n"
          "  a.cpp:4  by 'a', 'b', 'c', 'd', 'e' and 1 more\n"
          "  a.cpp:5  by none\n");
}
