// SPDX-License-Identifier: BSL-1.0
#include "mcp/http_rules.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pawl::mocks;
using namespace pawl::mocks::mcp;

namespace {

wire::HttpRequest with(std::vector<wire::HttpField> fields) {
    wire::HttpRequest request;
    request.fields = std::move(fields);
    return request;
}

const std::string modern =
    R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a b","_meta":{)"
    R"("io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}})";

/// What is said of the headers beside a call of the tool "a b"; empty: nothing.
std::string mismatch(std::vector<wire::HttpField> fields) {
    simdjson::dom::parser parser;
    const auto message = parse_message(parser, modern).value();
    const auto error = header_mismatch(with(std::move(fields)), message);
    if (error) CHECK(error->code == -32020);
    return error ? error->message : "";
}

}  // namespace

TEST_CASE("only this machine's own names may be asked, from its own pages", "[mocks][mcp][http]") {
    for (const char* host : {"localhost", "localhost:80", "127.0.0.1:8080", "[::1]:1"}) {
        CAPTURE(host);
        CHECK(is_from_here(with({{"Host", host}})));
        CHECK(is_from_here(with({{"Host", host}, {"Origin", "http://localhost:3000"}})));
    }
    for (const char* host : {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", ""}) {
        CAPTURE(host);
        CHECK_FALSE(is_from_here(with({{"Host", host}})));
    }
    for (const char* origin : {"http://evil.example", "null", "http://localhost.evil.example:80"}) {
        CAPTURE(origin);
        CHECK_FALSE(is_from_here(with({{"Host", "localhost"}, {"Origin", origin}})));
    }
    CHECK(is_from_here(with({})));
}

TEST_CASE("a message is JSON, and its sender takes both forms of an answer", "[mocks][mcp][http]") {
    const auto status = [](std::string_view type, std::string_view accept) {
        return wrong_types(with({{"Content-Type", type}, {"Accept", accept}})).value_or(200);
    };
    CHECK(status("application/json", "application/json, text/event-stream") == 200);
    CHECK(status("application/json; charset=utf-8", "text/event-stream;q=1,application/json") == 200);
    CHECK(status("application/json", "*/*") == 200);
    CHECK(status("application/json", "application/*, text/*") == 200);
    CHECK(status("text/plain", "*/*") == 415);
    CHECK(status("application/json", "application/json") == 406);
    CHECK(status("application/json", "text/event-stream") == 406);
    CHECK(wrong_types(with({})) == 415);
}

TEST_CASE("a header or the message says that there is no session", "[mocks][mcp][http]") {
    simdjson::dom::parser parser;
    const auto older = parse_message(parser, R"({"jsonrpc":"2.0","id":1,"method":"ping"})").value();
    CHECK_FALSE(speaks_stateless(with({}), older));
    CHECK_FALSE(speaks_stateless(with({{"MCP-Protocol-Version", "2025-11-25"}}), older));
    CHECK(speaks_stateless(with({{"MCP-Protocol-Version", "2026-07-28"}}), older));
    CHECK_FALSE(header_mismatch(with({}), older).has_value());
    simdjson::dom::parser other;
    CHECK(speaks_stateless(with({}), parse_message(other, modern).value()));
}

TEST_CASE("headers say what the message says", "[mocks][mcp][http]") {
    const wire::HttpField version{"mcp-protocol-version", "2026-07-28"};
    const wire::HttpField method{"mcp-method", "tools/call"};
    CHECK(mismatch({version, method, {"mcp-name", "a b"}}).empty());
    CHECK(mismatch({version, method, {"mcp-name", "=?base64?YSBi?="}}).empty());
    CHECK(mismatch({method, {"mcp-name", "a b"}}) == "MCP-Protocol-Version is missing");
    CHECK(mismatch({version, {"mcp-name", "a b"}}) == "Mcp-Method is missing");
    CHECK(mismatch({version, method}) == "Mcp-Name is missing");
    CHECK(mismatch({version, method, {"mcp-name", "=?base64?!!!!?="}}) == "Mcp-Name is no base64");
    CHECK(mismatch({version, {"mcp-method", "Tools/call"}}) == "Mcp-Method says something else than the message");
}

TEST_CASE("Mcp-Name is asked for where something is named", "[mocks][mcp][http]") {
    const auto is_needed = [](std::string_view method, const std::string& member) {
        simdjson::dom::parser parser;
        const std::string text = R"({"jsonrpc":"2.0","id":1,"method":")" + std::string{method} + R"(","params":{)" +
                                 member + R"("_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}})";
        const auto message = parse_message(parser, text).value();
        return header_mismatch(with({{"MCP-Protocol-Version", "2026-07-28"}, {"Mcp-Method", method}}), message)
            .has_value();
    };
    CHECK(is_needed("prompts/get", R"("name":"p",)"));
    CHECK(is_needed("resources/read", R"("uri":"x://y",)"));
    CHECK_FALSE(is_needed("tools/list", ""));
}

TEST_CASE("base64 in a header is decoded", "[mocks][mcp][http]") {  // RFC 4648, section 10
    for (const auto& [encoded, text] : {std::pair{"", ""},
                                        {"Zg==", "f"},
                                        {"Zm8=", "fo"},
                                        {"Zm9v", "foo"},
                                        {"Zm9vYg==", "foob"},
                                        {"Zm9vYmE=", "fooba"},
                                        {"Zm9vYmFy", "foobar"}}) {
        CHECK(decoded_header("=?base64?" + std::string{encoded} + "?=") == text);
    }
    CHECK_FALSE(decoded_header("=?base64?Zg?=").has_value());
    CHECK(decoded_header("plain") == "plain");
}
