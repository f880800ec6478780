// SPDX-License-Identifier: BSL-1.0
// MCP over a stream of bytes, a message a line: stdio and Unix sockets. A connection is a session.
#ifndef PAWL_MOCKS_MCP_LINE_TRANSPORT_HPP_INCLUDED
#define PAWL_MOCKS_MCP_LINE_TRANSPORT_HPP_INCLUDED

#include <simdjson.h>

#include <map>

#include "mcp/carrier.hpp"
#include "mcp/exchanges.hpp"
#include "mcp/server.hpp"
#include "server/protocol.hpp"
#include "wire/lines.hpp"

namespace pawl::mocks::mcp {

class LineTransport final : public server::Protocol {
public:
    explicit LineTransport(Profile profile);

    void open(server::ConnectionId connection) override;
    void receive(server::ConnectionId connection, std::string_view bytes, TimePoint now,
                 server::Outlet& outlet) override;
    void close(server::ConnectionId connection) override;
    [[nodiscard]] std::optional<TimePoint> next_due() const override { return m_server.next_due(); }
    void advance(TimePoint now, server::Outlet& outlet) override;

private:
    struct Peer {
        SessionId session;
        wire::LineReader lines;
    };
    class Lines;

    std::size_t m_max_message_bytes;
    Server m_server;
    std::map<server::ConnectionId, Peer> m_peers;
    Exchanges m_exchanges;
    std::map<SessionId, server::ConnectionId> m_sessions;
    simdjson::dom::parser m_parser;
};

}  // namespace pawl::mocks::mcp

#endif  // PAWL_MOCKS_MCP_LINE_TRANSPORT_HPP_INCLUDED
