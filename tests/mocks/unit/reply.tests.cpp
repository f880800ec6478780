// SPDX-License-Identifier: BSL-1.0
#include "wire/reply.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pawl::mocks::wire;

namespace {

Response accepted(std::string_view line) {
    simdjson::dom::parser parser;
    const auto response = parse_response(parser, line);
    if (!response) FAIL(response.error());
    return *response;
}

std::string refusal(std::string_view line) {
    simdjson::dom::parser parser;
    const auto response = parse_response(parser, line);
    REQUIRE_FALSE(response.has_value());
    return response.error();
}

}  // namespace

TEST_CASE("a written result reads back byte for byte", "[mocks][reply]") {
    std::string line;
    begin_result(line);
    line += R"({"a": 1.50})";
    end_result(line, "7");
    CHECK(line == "{\"jsonrpc\":\"2.0\",\"result\":{\"a\": 1.50},\"id\":7}\n");

    const Response response = accepted(line);
    CHECK(response.id == 7);
    CHECK(response.result == R"({"a": 1.50})");
    CHECK_FALSE(response.error.has_value());
}

TEST_CASE("a written error reads back", "[mocks][reply]") {
    std::string line;
    append_error(line, {-1004, "no \"layer\""}, R"("x")");
    CHECK(line == "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-1004,\"message\":\"no \\\"layer\\\"\"},\"id\":\"x\"}\n");

    const Response response = accepted(line);
    CHECK_FALSE(response.id.has_value());
    REQUIRE(response.error.has_value());
    CHECK(response.error->code == -1004);
    CHECK(response.error->message == "no \"layer\"");
}

TEST_CASE("a null result is a result", "[mocks][reply]") {
    CHECK(accepted(R"({"jsonrpc":"2.0","result":null,"id":1})").result == "null");
}

TEST_CASE("a line that is no response is refused with the reason", "[mocks][reply][errors]") {
    CHECK(refusal("hello") == "not JSON");
    CHECK(refusal("") == "not JSON");
    CHECK(refusal(R"({"result":[1,,2],"id":1})") == "not JSON");
    CHECK(refusal("[]") == "not an object");
    CHECK(refusal(R"({"id":1})") == "neither or both of result and error");
    CHECK(refusal(R"({"result":1,"error":{"code":1,"message":""},"id":1})") == "neither or both of result and error");
    CHECK(refusal(R"({"error":"no","id":1})") == "error lacks an integer code or a message");
    CHECK(refusal(R"({"error":{"code":1},"id":1})") == "error lacks an integer code or a message");
}
