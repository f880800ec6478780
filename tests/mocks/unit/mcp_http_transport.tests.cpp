// SPDX-License-Identifier: BSL-1.0
#include "mcp/http_transport.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <string>

#include "support/mcp_profile.hpp"
#include "support/recording_outlet.hpp"

using namespace pawl::mocks;
using namespace pawl::mocks::tests;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;

namespace {

constexpr auto first = server::ConnectionId{1};
constexpr auto second = server::ConnectionId{2};
constexpr mcp::TimePoint start{};

std::string request(const std::string& method, const std::string& fields, const std::string& body = "",
                    const std::string& target = "/mcp") {
    return method + " " + target + " HTTP/1.1\r\nHost: localhost:80\r\nContent-Type: application/json\r\n" +
           "Accept: application/json, text/event-stream\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
           fields + "\r\n" + body;
}

std::string message(const std::string& members) {
    return R"({"jsonrpc":"2.0",)" + members + "}";
}

std::string call(const std::string& name, const std::string& meta = "") {
    return message(R"("id":5,"method":"tools/call","params":{"name":")" + name + "\"" + meta + "}");
}

const std::string initialize = message(
    R"("id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{"elicitation":{}}})");
const std::string ping = message(R"("id":1,"method":"ping")");

class Http {
public:
    explicit Http(mcp::Profile profile = small_profile()) : m_transport{std::move(profile)} {
        m_transport.open(first);
        m_transport.open(second);
    }
    std::string send(const std::string& bytes, server::ConnectionId connection = first) {
        m_transport.receive(connection, bytes, start, m_outlet);
        return m_outlet.sent(connection);
    }
    std::string sent(server::ConnectionId connection = first) { return m_outlet.sent(connection); }
    bool is_closed() const { return m_outlet.is_closed(first); }
    void advance(std::chrono::nanoseconds time) { m_transport.advance(start + time, m_outlet); }
    mcp::HttpTransport& transport() { return m_transport; }

    /// The header that says so.
    std::string session() {
        const std::string answer = send(request("POST", "", initialize), second);
        const std::string name = "Mcp-Session-Id: ";
        const auto at = answer.find(name);
        REQUIRE(at != std::string::npos);
        return answer.substr(at, answer.find("\r\n", at) + 2 - at);
    }

private:
    mcp::HttpTransport m_transport;
    RecordingOutlet m_outlet;
};

const std::string modern_meta = R"(,"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",)"
                                R"("io.modelcontextprotocol/clientCapabilities":{"elicitation":{}}})";

std::string modern_fields(const std::string& method, const std::string& name = "") {
    return "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: " + method + "\r\n" +
           (name.empty() ? "" : "Mcp-Name: " + name + "\r\n");
}

}  // namespace

TEST_CASE("an answer that is all there is comes as JSON", "[mocks][mcp][http]") {
    Http http;
    const std::string fields = http.session();
    CHECK(http.send(request("POST", fields, ping)) ==
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 36\r\n\r\n"
          R"({"jsonrpc":"2.0","id":1,"result":{}})");
    CHECK(http.send(request("POST", fields, message(R"("method":"notifications/initialized")"))) ==
          "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n");
}

TEST_CASE("an answer with something in front of it comes as events", "[mocks][mcp][http]") {
    Http http;
    const std::string fields = http.session();
    const std::string work = call("work", R"(,"_meta":{"progressToken":1})");
    CHECK_THAT(http.send(request("POST", fields, work)),
               StartsWith("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n") &&
                   ContainsSubstring("X-Accel-Buffering: no\r\n") && ContainsSubstring("data: ") &&
                   ContainsSubstring(R"("progress":1)"));
    http.advance(3ms);
    CHECK_THAT(http.sent(), ContainsSubstring("half") && !ContainsSubstring("\r\n0\r\n"));
    http.advance(7ms);
    CHECK_THAT(http.sent(), ContainsSubstring("worked") && EndsWith("\r\n0\r\n\r\n"));
    CHECK_THAT(http.send(request("POST", fields, ping)), StartsWith("HTTP/1.1 200 OK"));  // the connection goes on
}

TEST_CASE("requests that come at once are answered one after another", "[mocks][mcp][http]") {
    Http http;
    const std::string fields = http.session();
    CHECK(http.send(request("POST", fields, call("wait")) + request("POST", fields, ping)).empty());
    http.advance(5ms);
    const std::string both = http.sent();
    CHECK_THAT(both, ContainsSubstring("waited") && EndsWith(R"({"jsonrpc":"2.0","id":1,"result":{}})"));
}

TEST_CASE("a client is asked by an event, and answers by a request of its own", "[mocks][mcp][http]") {
    Http http;
    const std::string fields = http.session();
    CHECK_THAT(http.send(request("POST", fields, call("ask"))), ContainsSubstring(R"("method":"elicitation/create")"));
    CHECK_THAT(http.send(request("POST", fields, message(R"("id":1,"result":{"content":{"name":"Flo"}})")), second),
               StartsWith("HTTP/1.1 202"));
    CHECK_THAT(http.sent(), ContainsSubstring("Hello, Flo") && EndsWith("\r\n0\r\n\r\n"));
}

TEST_CASE("a session is needed, known, and ended on request", "[mocks][mcp][http][errors]") {
    Http http;
    const std::string fields = http.session();
    CHECK_THAT(http.send(request("POST", "", ping)),
               StartsWith("HTTP/1.1 400") && ContainsSubstring("initialize first"));
    CHECK_THAT(http.send(request("POST", "Mcp-Session-Id: x\r\n", ping)),
               StartsWith("HTTP/1.1 404") && ContainsSubstring("-32001"));
    CHECK_THAT(http.send(request("POST", fields + "MCP-Protocol-Version: 1999-01-01\r\n", ping)),
               StartsWith("HTTP/1.1 400") && ContainsSubstring("1999-01-01"));
    CHECK_THAT(http.send(request("POST", fields + "MCP-Protocol-Version: 2025-06-18\r\n", ping)),
               StartsWith("HTTP/1.1 200"));
    CHECK_THAT(http.send(request("DELETE", fields)), StartsWith("HTTP/1.1 200"));
    CHECK_THAT(http.send(request("POST", fields, ping)), StartsWith("HTTP/1.1 404"));
    CHECK_THAT(http.send(request("DELETE", fields)), StartsWith("HTTP/1.1 404"));
}

TEST_CASE("what is told unasked goes to the stream that a session keeps open", "[mocks][mcp][http]") {
    Http http;
    const std::string fields = http.session();
    CHECK_THAT(http.send(request("GET", "")), StartsWith("HTTP/1.1 400"));
    CHECK_THAT(http.send(request("GET", fields)), ContainsSubstring("text/event-stream"));
    CHECK_THAT(http.send(request("POST", fields, call("change")), second), ContainsSubstring("told"));
    CHECK_THAT(http.sent(), ContainsSubstring("tools/list_changed"));
    CHECK_THAT(http.send(request("DELETE", fields), second), StartsWith("HTTP/1.1 200"));
    CHECK(http.sent() == "0\r\n\r\n");
    CHECK_THAT(http.send(request("POST", http.session(), ping)), StartsWith("HTTP/1.1 200"));
}

TEST_CASE("a stream that is gone is told nothing", "[mocks][mcp][http]") {
    Http http;
    const std::string fields = http.session();
    (void)http.send(request("GET", fields));
    http.transport().close(first);
    http.transport().close(first);
    CHECK_THAT(http.send(request("POST", fields, call("change")), second), ContainsSubstring("told"));
    CHECK(http.sent().empty());
    CHECK(http.send(request("POST", fields, ping)).empty());
}

TEST_CASE("a client that is gone before its answer gets none", "[mocks][mcp][http]") {
    Http http;
    (void)http.send(request("POST", http.session(), call("wait")));
    http.transport().close(first);
    http.advance(5ms);
    CHECK(http.sent().empty());
}

TEST_CASE("a cancelled request ends without an answer", "[mocks][mcp][http]") {
    Http http;
    const std::string fields = http.session();
    (void)http.send(request("POST", fields, call("wait")));
    CHECK_THAT(
        http.send(request("POST", fields, message(R"("method":"notifications/cancelled","params":{"requestId":5})")),
                  second),
        StartsWith("HTTP/1.1 202"));
    CHECK_THAT(http.sent(), EndsWith("\r\n\r\n0\r\n\r\n"));
}

TEST_CASE("without a session headers and message say the same, and GET and DELETE say nothing",
          "[mocks][mcp][http][errors]") {
    Http http;
    const std::string greet = call("greet", modern_meta);
    CHECK_THAT(http.send(request("POST", modern_fields("tools/call", "greet"), greet)),
               StartsWith("HTTP/1.1 200") && ContainsSubstring(R"("resultType":"complete")"));
    CHECK_THAT(http.send(request("POST", modern_fields("tools/call", "other"), greet)),
               StartsWith("HTTP/1.1 400") && ContainsSubstring(R"("id":5,"error":{"code":-32020)"));
    CHECK_THAT(http.send(request("POST", modern_fields("nonsense"),
                                 message(R"("id":"a","method":"nonsense","params":{"a":1)" + modern_meta + "}"))),
               StartsWith("HTTP/1.1 404") && ContainsSubstring(R"("id":"a","error":{"code":-32601)"));
    CHECK_THAT(http.send(request("POST", modern_fields("tools/list"), message(R"("id":5,"method":"tools/list")"))),
               StartsWith("HTTP/1.1 400") && ContainsSubstring("-32602"));
    for (const char* method : {"GET", "DELETE"}) {
        CHECK_THAT(http.send(request(method, "MCP-Protocol-Version: 2026-07-28\r\n")),
                   StartsWith("HTTP/1.1 405") && ContainsSubstring("Allow: "));
    }
}

TEST_CASE("what is no request for MCP is refused by its status", "[mocks][mcp][http][errors]") {
    Http http;
    CHECK_THAT(http.send(request("PUT", "")), StartsWith("HTTP/1.1 405"));
    CHECK_THAT(http.send(request("POST", "", ping, "/other")), StartsWith("HTTP/1.1 404"));
    CHECK_THAT(http.send(request("POST", "Origin: http://evil.example\r\n", ping)), StartsWith("HTTP/1.1 403"));
    CHECK_THAT(http.send(request("POST", "", "{")), StartsWith("HTTP/1.1 400") && ContainsSubstring("-32700"));
    CHECK_THAT(http.send("POST /mcp?a=b HTTP/1.1\r\nContent-Length: 0\r\n\r\n"), StartsWith("HTTP/1.1 415"));
    CHECK_THAT(http.send("POST /mcp HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 0\r\n\r\n"),
               StartsWith("HTTP/1.1 406"));
    CHECK_FALSE(http.is_closed());
    CHECK_THAT(http.send("nonsense\r\n\r\n"), StartsWith("HTTP/1.1 400"));
    CHECK(http.is_closed());
}

TEST_CASE("a connection ends where its client says so", "[mocks][mcp][http]") {
    Http http;
    const std::string fields = http.session();
    CHECK_THAT(http.send(request("POST", fields + "Connection: close\r\n", ping)), StartsWith("HTTP/1.1 200"));
    CHECK(http.is_closed());
    Http other;
    CHECK_THAT(other.send(request("PUT", "Connection: close\r\n")), StartsWith("HTTP/1.1 405"));
    CHECK(other.is_closed());
}

TEST_CASE("who waits before sending its message is asked to go on", "[mocks][mcp][http]") {
    Http http;
    const std::string whole = request("POST", http.session() + "Expect: 100-continue\r\n", ping);
    const auto head = whole.size() - ping.size();
    CHECK(http.send(whole.substr(0, head)) == "HTTP/1.1 100 Continue\r\n\r\n");
    CHECK_THAT(http.send(whole.substr(head)), StartsWith("HTTP/1.1 200"));
}
