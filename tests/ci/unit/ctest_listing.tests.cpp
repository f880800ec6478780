// SPDX-License-Identifier: BSL-1.0
#include "coverage/ctest_listing.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

using namespace pawl::cli;

TEST_CASE("tests are listed in the order of their numbers, and a disabled one keeps its number", "[ci][coverage]") {
    const auto tests = tests_listed(R"({"kind": "ctestInfo", "tests": [
        {"name": "a;b [c", "command": ["x"], "properties": [{"name": "WORKING_DIRECTORY", "value": "/b"}]},
        {"name": "off", "properties": [{"name": "DISABLED", "value": true}]},
        {"name": "on", "properties": [{"name": "DISABLED", "value": false}]},
        {"name": "bare"}]})");

    REQUIRE(tests);
    std::string names;
    for (const ListedTest& test : *tests) names += test.name + (test.is_disabled ? " (off)" : "") + "\n";
    CHECK(names == "a;b [c\noff (off)\non\nbare\n");
    CHECK(tests->front().command == std::vector<std::string>{"x"});
    CHECK(tests->front().properties == R"([{"name":"WORKING_DIRECTORY","value":"/b"}])");
}

TEST_CASE("what is no list of tests is refused", "[ci][coverage][errors]") {
    for (const char* text : {"", "{}", "[]", R"({"tests": [{}]})", "Test project /b"}) {
        const auto refused = tests_listed(text);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == exit_environment);
        CHECK_THAT(refused.error().sentence, Catch::Matchers::StartsWith("ctest's list of tests cannot be read"));
    }
}

TEST_CASE("names that a CMake list would break at are written so that it does not", "[ci][coverage]") {
    CHECK(cmake_list({"a", "b;c", "operator[]"}) == "a;b\\;c;operator[]");
    CHECK(cmake_list({"an open [bracket", "a", "ends in \\", "b"}) == "a;b;an open [bracket");
    CHECK(cmake_list({}).empty());
}
