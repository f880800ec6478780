// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <pawl/mocks/mcp_answer.hpp>

#include "mcp/envelope.hpp"

using namespace pawl::mocks::mcp;

TEST_CASE("content is written as the schema has it", "[mocks][mcp]") {
    CHECK(text_content("a\"b") == R"({"type":"text","text":"a\"b"})");
    CHECK(image_content("AA==", "image/png") == R"({"type":"image","data":"AA==","mimeType":"image/png"})");
    CHECK(audio_content("AA==", "audio/wav") == R"({"type":"audio","data":"AA==","mimeType":"audio/wav"})");
    CHECK(embedded_resource("x://1", "text/plain", "t") ==
          R"({"type":"resource","resource":{"uri":"x://1","mimeType":"text/plain","text":"t"}})");
}

TEST_CASE("what a pointer leads to is found in a document, or nothing", "[mocks][mcp]") {
    constexpr std::string_view document = R"({"a":{"b":["x",{"c":1}]}})";
    CHECK(text_at(document, "/a/b/0") == "x");
    CHECK(json_at(document, "/a/b/1") == R"({"c":1})");
    CHECK_FALSE(text_at(document, "/a/b/1").has_value());
    CHECK_FALSE(json_at(document, "/a/z").has_value());
    CHECK_FALSE(json_at("{", "/a").has_value());
}

TEST_CASE("messages are written with their members in order", "[mocks][mcp]") {
    CHECK(notification("n") == R"({"jsonrpc":"2.0","method":"n"})");
    CHECK(error_message("null", {-1, "m\n"}) == R"({"jsonrpc":"2.0","id":null,"error":{"code":-1,"message":"m\n"}})");
    CHECK(Members{}.raw("").number("a", 0.5).raw(R"("b":1)").text("c", "d").object() == R"({"a":0.5,"b":1,"c":"d"})");
}
