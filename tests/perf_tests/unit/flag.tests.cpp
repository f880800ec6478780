// SPDX-License-Identifier: BSL-1.0
#include "judge/flag.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pawl::perf;

TEST_CASE("a flag is said in four words for yes and four for no", "[perf][flag]") {
    for (const char* yes : {"1", "true", "on", "yes"}) CHECK(parse_flag(yes) == true);
    for (const char* no : {"", "0", "false", "off", "no"}) CHECK(parse_flag(no) == false);
    for (const char* neither : {"True", "2", " 1", "maybe"}) CHECK(parse_flag(neither) == std::nullopt);
}

TEST_CASE("PAWL_STRICT decides, else CI, by anything but a clear no", "[perf][flag]") {
    CHECK_FALSE(is_strict("", ""));
    CHECK(is_strict("", "jenkins"));
    CHECK_FALSE(is_strict("", "false"));
    CHECK_FALSE(is_strict("0", "true"));
    CHECK(is_strict("1", ""));
    CHECK(is_strict("maybe", ""));
}
