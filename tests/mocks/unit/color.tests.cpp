// SPDX-License-Identifier: BSL-1.0
#include "profile/color.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pawl::mocks::profile;

TEST_CASE("a hex colour has four channels in either case", "[mocks][color]") {
    CHECK(parse_hex_color("#FF8000ff") == Color{{255, 128, 0, 255}});
}

TEST_CASE("a text that is not #RRGGBBAA is no colour", "[mocks][color]") {
    CHECK_FALSE(parse_hex_color(""));
    CHECK_FALSE(parse_hex_color("#FF8000"));
    CHECK_FALSE(parse_hex_color("FF8000FF0"));
    CHECK_FALSE(parse_hex_color("#FF80 0FF"));
    CHECK_FALSE(parse_hex_color("#-18000FF"));
    CHECK_FALSE(parse_hex_color("#FF8000FG"));
}

TEST_CASE("a colour is written as an array of channels", "[mocks][color]") {
    std::string out;
    append_json(out, Color{{255, 128, 0, 7}});
    CHECK(out == "[255,128,0,7]");
}
