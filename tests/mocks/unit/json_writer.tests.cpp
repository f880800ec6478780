// SPDX-License-Identifier: BSL-1.0
#include "wire/json_writer.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstdint>

using namespace pawl::mocks::wire;

namespace {

std::string json_of(const auto& value) {
    std::string out;
    append_json(out, value);
    return out;
}

}  // namespace

TEST_CASE("a JSON string escapes what RFC 8259 says it must", "[mocks][json]") {
    CHECK(json_of(std::string_view("a\"b\\c/\xC3\xA9")) == "\"a\\\"b\\\\c/\xC3\xA9\"");
    CHECK(json_of(std::string_view("\n\t\x1f\0", 4)) == R"("\n\u0009\u001f\u0000")");
}

TEST_CASE("integers are written in full at their limits", "[mocks][json]") {
    CHECK(json_of(INT64_MIN) == "-9223372036854775808");
    CHECK(json_of(UINT64_MAX) == "18446744073709551615");
    CHECK(json_of(std::uint8_t{255}) == "255");
}

TEST_CASE("an object writer separates its fields", "[mocks][json]") {
    std::string out = "[";
    ObjectWriter(out).end();
    out += ',';
    ObjectWriter(out).field("yes", true).field("no", false).field("n", -1).field("s", "text").end();
    CHECK(out == R"([{},{"yes":true,"no":false,"n":-1,"s":"text"})");
}
