// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <pawl/coverage/exclusions.hpp>

#include "marked.hpp"

using namespace pawl::coverage;

namespace {

Exclusions in(const std::string& source) {
    return exclusions_in(marked(source), "src/a.cpp").value();
}

}  // namespace

TEST_CASE("a marked line and a marked region do not count, their own lines included", "[coverage][exclusions]") {
    CHECK(in("int a;\n"
             "int b;  // @EXCL_LINE: unreachable\n"
             "// @EXCL_START\n"
             "int c;\n"
             "// @EXCL_STOP\n"
             "int d;\n") == Exclusions{{2, 3, 4}, {}});
}

TEST_CASE("branches have markers of their own", "[coverage][exclusions]") {
    CHECK(in("x // @EXCL_BR_LINE\ny\n/* @EXCL_BR_START */\nz\r\n/* @EXCL_BR_STOP */") == Exclusions{{}, {1, 3, 4}});
}

TEST_CASE("the line of a STOP counts again, as geninfo has it", "[coverage][exclusions]") {
    CHECK(in("@EXCL_START\nx\n} // @EXCL_STOP\n") == Exclusions{{1, 2}, {}});
    CHECK(in("@EXCL_START\nx // @EXCL_STOP, but @EXCL_LINE\n") == Exclusions{{1, 2}, {}});
    CHECK(in("@EXCL_START @EXCL_STOP\nx\n") == Exclusions{});
}

TEST_CASE("regions of both kinds may overlap", "[coverage][exclusions]") {
    CHECK(in("@EXCL_START\n@EXCL_BR_START\nx\n@EXCL_STOP\ny\n@EXCL_BR_STOP\nz") == Exclusions{{1, 2, 3}, {2, 3, 4, 5}});
}

TEST_CASE("text without markers, or a STOP alone, leaves nothing out", "[coverage][exclusions]") {
    CHECK(in("") == Exclusions{});
    CHECK(in("int a;\n// @EXCL_STOP\n// @EXCL_NOTHING\n") == Exclusions{});
}

TEST_CASE("a region that does not end is refused, not taken to the file's end", "[coverage][exclusions][errors]") {
    const auto refused = exclusions_in(marked("a\n// @EXCL_START\nb\n"), "src/a.cpp");
    CHECK(refused.error().code == Error::Code::unclosed_exclusion);
    CHECK(describe(refused.error()) ==
          marked("src/a.cpp:2: @EXCL_START without a later @EXCL_STOP; end the region, or mark single lines"));
    CHECK(exclusions_in(marked("@EXCL_BR_START"), "x").error().line == 1);
}

TEST_CASE("what is left out leaves with its functions and branches", "[coverage][exclusions]") {
    const FileCoverage file{.lines = {{1, 1}, {2, 0}, {3, 0}},
                            .functions = {{1, {{"f", 1}}}, {2, {{"g", 0}}}},
                            .branches = {{{1, 0, 0}, {1}}, {{2, 0, 0}, {}}, {{3, 0, 0}, {}}}};
    CHECK(without(file, {{2}, {3}}) ==
          FileCoverage{.lines = {{1, 1}, {3, 0}}, .functions = {{1, {{"f", 1}}}}, .branches = {{{1, 0, 0}, {1}}}});
    CHECK(without(file, {}) == file);
}
