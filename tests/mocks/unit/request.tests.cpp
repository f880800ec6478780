// SPDX-License-Identifier: BSL-1.0
#include "wire/request.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pawl::mocks::wire;

namespace {

Request accepted(simdjson::dom::parser& parser, std::string_view text) {
    auto request = parse_request(parser, text);
    if (!request) FAIL(request.error().error.message);
    return *request;
}

Rejection rejected(std::string_view text) {
    simdjson::dom::parser parser;
    const auto request = parse_request(parser, text);
    REQUIRE_FALSE(request.has_value());
    return request.error();
}

}  // namespace

TEST_CASE("a written request reads back", "[mocks][request]") {
    std::string line;
    append_request(line, "say \"hi\"", R"({"x":1})", 7);
    CHECK(line == "{\"jsonrpc\":\"2.0\",\"method\":\"say \\\"hi\\\"\",\"params\":{\"x\":1},\"id\":7}\n");

    simdjson::dom::parser parser;
    const Request request = accepted(parser, line);
    CHECK(request.method == "say \"hi\"");
    CHECK(request.id == "7");
    CHECK(simdjson::minify(request.params.value()) == R"({"x":1})");
}

TEST_CASE("a request without params has none", "[mocks][request]") {
    std::string line;
    append_request(line, "ping", "", 1);
    CHECK(line == "{\"jsonrpc\":\"2.0\",\"method\":\"ping\",\"id\":1}\n");

    simdjson::dom::parser parser;
    CHECK_FALSE(accepted(parser, line).params.has_value());
}

TEST_CASE("an id is kept as its sender wrote it, a string escaped again", "[mocks][request]") {
    simdjson::dom::parser parser;
    CHECK(accepted(parser, R"({"jsonrpc":"2.0","method":"m","id":-9})").id == "-9");
    CHECK(accepted(parser, R"({"jsonrpc":"2.0","method":"m","id":18446744073709551615})").id == "18446744073709551615");
    CHECK(accepted(parser, R"({"jsonrpc":"2.0","method":"m","id":"a\"b"})").id == R"("a\"b")");
    CHECK(accepted(parser, R"({"jsonrpc":"2.0","method":"m","id":null})").id == "null");
    CHECK(accepted(parser, R"({"jsonrpc":"2.0","method":"m"})").id.empty());
}

TEST_CASE("a text that is not JSON is a parse error without an id", "[mocks][request][errors]") {
    const Rejection rejection = rejected(R"({"jsonrpc":"2.0","method":"m","id":1,})");
    CHECK(rejection.error.code == -32700);
    CHECK(rejection.error.message == "Parse error");
    CHECK(rejection.id == "null");
}

TEST_CASE("JSON that is no request is invalid and says why", "[mocks][request][errors]") {
    CHECK(rejected("[]").error.message == "Invalid Request: not an object");
    CHECK(rejected("{}").error.message == "Invalid Request: jsonrpc must be \"2.0\"");
    CHECK(rejected(R"({"jsonrpc":2.0,"method":"m"})").error.message == "Invalid Request: jsonrpc must be \"2.0\"");
    CHECK(rejected(R"({"jsonrpc":"2.0"})").error.message == "Invalid Request: method must be a string");
    CHECK(rejected(R"({"jsonrpc":"2.0","method":"m","params":1})").error.message ==
          "Invalid Request: params must be an object or an array");
    CHECK(rejected(R"({"jsonrpc":"2.0","method":"m","id":[]})").error.message ==
          "Invalid Request: id must be a number or a string");
    CHECK(rejected(R"({"jsonrpc":"2.0","method":"m","id":[]})").error.code == -32600);
    CHECK(rejected(R"({"jsonrpc":"2.0","id":5})").id == "5");
}
