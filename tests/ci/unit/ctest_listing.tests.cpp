// SPDX-License-Identifier: BSL-1.0
#include "coverage/ctest_listing.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

using namespace pawl::cli;

TEST_CASE("tests are listed in the order of their numbers, and a disabled one keeps its number", "[ci][coverage]") {
    const auto names = tests_listed(R"({"kind": "ctestInfo", "tests": [
        {"name": "a;b [c", "command": ["x"], "properties": [{"name": "WORKING_DIRECTORY", "value": "/b"}]},
        {"name": "off", "properties": [{"name": "DISABLED", "value": true}]},
        {"name": "on", "properties": [{"name": "DISABLED", "value": false}]},
        {"name": "bare"}]})");

    CHECK(names.value() == std::vector<std::string>{"a;b [c", "", "on", "bare"});
}

TEST_CASE("what is no list of tests is refused", "[ci][coverage][errors]") {
    for (const char* text : {"", "{}", "[]", R"({"tests": [{}]})", "Test project /b"}) {
        const auto refused = tests_listed(text);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == exit_environment);
        CHECK_THAT(refused.error().sentence, Catch::Matchers::StartsWith("ctest's list of tests cannot be read"));
    }
}
