// SPDX-License-Identifier: BSL-1.0
#include "mcp/line_transport.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <string>

#include "support/mcp_profile.hpp"
#include "support/recording_outlet.hpp"

using namespace pawl::mocks;
using namespace pawl::mocks::tests;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr auto first = server::ConnectionId{1};
constexpr auto second = server::ConnectionId{2};
constexpr mcp::TimePoint start{};

class Wire {
public:
    explicit Wire(mcp::Profile profile = small_profile()) : m_transport{std::move(profile)} {
        m_transport.open(first);
        m_transport.open(second);
    }
    /// What comes back to a connection at once.
    std::string send(server::ConnectionId connection, const std::string& bytes) {
        m_transport.receive(connection, bytes, start, m_outlet);
        return m_outlet.sent(connection);
    }
    std::string sent(server::ConnectionId connection) { return m_outlet.sent(connection); }
    void advance(std::chrono::nanoseconds time) { m_transport.advance(start + time, m_outlet); }
    mcp::LineTransport& transport() { return m_transport; }

private:
    mcp::LineTransport m_transport;
    RecordingOutlet m_outlet;
};

std::string call(const std::string& name) {
    return R"({"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":")" + name + "\"}}\n";
}

const std::string ping = R"({"jsonrpc":"2.0","id":1,"method":"ping"})";
const std::string pong = R"({"jsonrpc":"2.0","id":1,"result":{}})";

}  // namespace

TEST_CASE("a line in is a line out, however the bytes arrive", "[mocks][mcp][lines]") {
    Wire wire;
    CHECK(wire.send(first, ping + "\n") == pong + "\n");
    CHECK(wire.send(first, ping.substr(0, 9)).empty());
    CHECK(wire.send(first, ping.substr(9) + "\n\n" + ping + "\r\n") == pong + "\n" + pong + "\n");
}

TEST_CASE("a line that is no message is refused, and the next is read", "[mocks][mcp][lines][errors]") {
    mcp::Profile profile = small_profile();
    profile.max_message_bytes = 60;
    Wire wire{profile};
    CHECK(wire.send(first, "nonsense\n") ==
          R"({"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"Parse error"}})"
          "\n");
    CHECK_THAT(wire.send(first, R"({"id":3,"method":"ping"})"
                                "\n"),
               ContainsSubstring(R"("id":3,"error":{"code":-32600)"));
    CHECK_THAT(wire.send(first, std::string(61, ' ') + "\n" + ping + "\n"),
               ContainsSubstring("JSON message too large") && ContainsSubstring(pong));
}

TEST_CASE("each connection is a session, and late answers find theirs", "[mocks][mcp][lines]") {
    Wire wire;
    CHECK(wire.send(first, call("wait")).empty());
    CHECK(wire.send(second, ping + "\n") == pong + "\n");
    CHECK(wire.transport().next_due() == start + 5ms);
    wire.advance(5ms);
    CHECK_THAT(wire.sent(first), ContainsSubstring("waited"));
    CHECK(wire.sent(second).empty());
}

TEST_CASE("what is told unasked goes to every connection", "[mocks][mcp][lines]") {
    Wire wire;
    const std::string changed = R"({"jsonrpc":"2.0","method":"notifications/tools/list_changed"})";
    CHECK_THAT(wire.send(first, call("change")), ContainsSubstring(changed) && ContainsSubstring("told"));
    CHECK(wire.sent(second) == changed + "\n");
}

TEST_CASE("a connection that is gone gets nothing, nor does one that was never there", "[mocks][mcp][lines]") {
    Wire wire;
    (void)wire.send(first, call("wait"));
    (void)wire.send(second, call("wait"));
    wire.transport().close(first);
    wire.transport().close(first);
    wire.advance(5ms);
    CHECK(wire.sent(first).empty());
    CHECK_THAT(wire.sent(second), ContainsSubstring("waited"));
    CHECK(wire.send(first, ping + "\n").empty());
}

TEST_CASE("a cancelled request stays without an answer", "[mocks][mcp][lines]") {
    Wire wire;
    (void)wire.send(first, call("wait"));
    CHECK(wire.send(first, R"({"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":5}})"
                           "\n")
              .empty());
    wire.advance(5ms);
    CHECK(wire.sent(first).empty());
}
