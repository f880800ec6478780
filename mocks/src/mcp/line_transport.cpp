// SPDX-License-Identifier: BSL-1.0
#include "mcp/line_transport.hpp"

#include "mcp/envelope.hpp"
#include "wire/error_object.hpp"

namespace pawl::mocks::mcp {

using server::ConnectionId;
using server::Outlet;

/// Everything goes to the connection, whatever it belongs to.
class LineTransport::Lines final : public Carrier {
public:
    Lines(LineTransport& transport, Outlet& outlet) : m_transport{transport}, m_outlet{outlet} {}

    void say(ExchangeId exchange, std::string_view message, bool is_last, int) override {
        const auto connection = m_transport.m_exchanges.find(exchange);
        if (!connection) return;
        write(*connection, message);
        if (is_last) m_transport.m_exchanges.end(exchange);
    }
    void drop(ExchangeId exchange) override { m_transport.m_exchanges.end(exchange); }
    void tell(SessionId session, std::string_view message) override {
        const auto connection = m_transport.m_sessions.find(session);
        if (connection != m_transport.m_sessions.end()) write(connection->second, message);
    }

    void write(ConnectionId connection, std::string_view message) { (m_outlet.to(connection) += message) += '\n'; }

private:
    LineTransport& m_transport;
    Outlet& m_outlet;
};

LineTransport::LineTransport(Profile profile)
    : m_max_message_bytes{profile.max_message_bytes}, m_server{std::move(profile)} {}

void LineTransport::open(ConnectionId connection) {
    const SessionId session = m_server.open_session();
    m_peers.emplace(connection, Peer{session, wire::LineReader{m_max_message_bytes}});
    m_sessions.emplace(session, connection);
}

void LineTransport::receive(ConnectionId connection, std::string_view bytes, TimePoint now, Outlet& outlet) {
    const auto found = m_peers.find(connection);
    if (found == m_peers.end()) return;
    Peer& peer = found->second;
    Lines lines{*this, outlet};
    peer.lines.feed(bytes);
    while (const auto line = peer.lines.next()) {
        if (line->is_too_long) {
            lines.write(connection, error_message("null", {wire::parse_error, "JSON message too large"}));
            continue;
        }
        const auto message = parse_message(m_parser, line->text);
        if (!message) {
            const auto& [error, id] = message.error();
            lines.write(connection, error_message(id, {error.code, error.message}));
            continue;
        }
        const bool is_request = message->kind == Message::Kind::request;
        const ExchangeId exchange = is_request ? m_exchanges.begin(connection) : ExchangeId{};
        m_server.receive(exchange, peer.session, *message, now, lines);
    }
}

void LineTransport::close(ConnectionId connection) {
    const auto peer = m_peers.find(connection);
    if (peer == m_peers.end()) return;
    for (const ExchangeId exchange : m_exchanges.end_all(connection)) m_server.abandon(exchange);
    m_server.close_session(peer->second.session);
    m_sessions.erase(peer->second.session);
    m_peers.erase(peer);
}

void LineTransport::advance(TimePoint now, Outlet& outlet) {
    Lines lines{*this, outlet};
    m_server.advance(now, lines);
}

}  // namespace pawl::mocks::mcp
