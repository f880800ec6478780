// SPDX-License-Identifier: BSL-1.0
#include "wire/raw_member.hpp"

#include <catch2/catch_test_macros.hpp>

using pawl::mocks::wire::raw_member;

TEST_CASE("a raw member is the value's own bytes, whatever its kind", "[mocks][raw_member]") {
    CHECK(raw_member(R"({"a":1.50,"b":2})", "a") == "1.50");
    CHECK(raw_member(R"({"a":1,"b":-2e3})", "b") == "-2e3");
    CHECK(raw_member(R"({"a":null})", "a") == "null");
    CHECK(raw_member(R"({"a":"x\"}"})", "a") == R"("x\"}")");
    CHECK(raw_member(R"({"a":[1,{"]":"}"},[]],"b":0})", "a") == R"([1,{"]":"}"},[]])");
    CHECK(raw_member(" { \"z\" : [ ] ,\n\"a\" :\t{ \"b\" : \"\\\\\" } } \n", "a") == R"({ "b" : "\\" })");
}

TEST_CASE("only the object's own members are looked at", "[mocks][raw_member]") {
    CHECK(raw_member(R"({"b":{"a":1},"c":"\"a\":2","a":3})", "a") == "3");
    CHECK(raw_member(R"({"b":{"a":1}})", "a").empty());
    CHECK(raw_member("{}", "a").empty());
    CHECK(raw_member("{ }", "a").empty());
}
