// SPDX-License-Identifier: BSL-1.0
#include "process/program_search.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pawl::cli;
using Strings = std::vector<std::string>;

TEST_CASE("a program is the first executable of its name in PATH", "[process][program_search]") {
    const auto found = [](const char* name, const char* path) {
        return find_program(name, path, [](const std::string& file) { return file == "/b/git" || file == "./git"; });
    };
    CHECK(found("git", "/a:/b:/c") == "/b/git");
    CHECK(found("git", "/a::/b") == "./git");
    CHECK(found("git", "/a:") == "./git");
    CHECK_FALSE(found("git", "/a:/c"));
    CHECK_FALSE(found("", "/b"));
}

TEST_CASE("a name with a slash is not searched", "[process][program_search]") {
    CHECK(find_program("./x", "/b", [](const std::string&) { return false; }) == "./x");
}

TEST_CASE("changes of the environment replace by whole name", "[process][program_search]") {
    CHECK(overlay_environment({"A=1", "AB=2", "C=3"}, {{"A", "x=y"}, {"D", ""}}) ==
          Strings{"AB=2", "C=3", "A=x=y", "D="});
}
