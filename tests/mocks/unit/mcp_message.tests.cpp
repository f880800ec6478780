// SPDX-License-Identifier: BSL-1.0
#include "mcp/message.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pawl::mocks::mcp;
using Kind = Message::Kind;

namespace {

std::string refusal(std::string_view text) {
    simdjson::dom::parser parser;
    const auto message = parse_message(parser, text);
    REQUIRE_FALSE(message.has_value());
    return std::to_string(message.error().error.code) + " " + message.error().id;
}

}  // namespace

TEST_CASE("requests, notifications and responses are told apart", "[mocks][mcp]") {
    simdjson::dom::parser parser;
    const auto kind = [&](std::string_view text) { return parse_message(parser, text).value().kind; };
    CHECK(kind(R"({"jsonrpc":"2.0","id":1,"method":"ping"})") == Kind::request);
    CHECK(kind(R"({"jsonrpc":"2.0","method":"notifications/initialized"})") == Kind::notification);
    CHECK(kind(R"({"jsonrpc":"2.0","id":1,"result":{}})") == Kind::response);
    CHECK(kind(R"({"jsonrpc":"2.0","id":1,"error":{"code":1,"message":""}})") == Kind::response);
}

TEST_CASE("an id keeps its type", "[mocks][mcp]") {
    simdjson::dom::parser parser;
    CHECK(parse_message(parser, R"({"jsonrpc":"2.0","id":1,"method":"ping"})").value().id == "1");
    CHECK(parse_message(parser, R"({"jsonrpc":"2.0","id":"1","method":"ping"})").value().id == "\"1\"");
}

TEST_CASE("params and what is in their _meta are read by name", "[mocks][mcp]") {
    simdjson::dom::parser parser;
    const auto message =
        parse_message(parser, R"({"jsonrpc":"2.0","id":1,"method":"m","params":{"name":"n","_meta":{"a/b":3}}})")
            .value();
    CHECK(message.text("name") == "n");
    CHECK(message.text("other").empty());
    CHECK(message.meta("a/b").value().get_int64().value() == 3);
    CHECK_FALSE(message.meta("c").has_value());
    const auto bare = parse_message(parser, R"({"jsonrpc":"2.0","id":1,"method":"m"})").value();
    CHECK(bare.text("name").empty());
    CHECK_FALSE(bare.meta("a/b").has_value());
}

TEST_CASE("what is no message is refused with the id that it has", "[mocks][mcp][errors]") {
    CHECK(refusal("{") == "-32700 null");
    CHECK(refusal(R"([{"jsonrpc":"2.0","id":1,"method":"ping"}])") == "-32600 null");  // a batch
    CHECK(refusal(R"({"jsonrpc":"2.0","id":null,"method":"ping"})") == "-32600 null");
    CHECK(refusal(R"({"jsonrpc":"2.0","id":1.5,"method":"ping"})") == "-32600 null");
    CHECK(refusal(R"({"jsonrpc":"1.0","id":7,"method":"ping"})") == "-32600 7");
    CHECK(refusal(R"({"id":7,"method":"ping"})") == "-32600 7");
    CHECK(refusal(R"({"jsonrpc":"2.0","id":7})") == "-32600 7");
    CHECK(refusal(R"({"jsonrpc":"2.0","id":7,"method":3})") == "-32600 7");
    CHECK(refusal(R"({"jsonrpc":"2.0","result":{}})") == "-32600 null");
    CHECK(refusal(R"({"jsonrpc":"2.0","id":"x","method":"m","params":[1]})") == "-32600 \"x\"");
}
