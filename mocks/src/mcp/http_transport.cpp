// SPDX-License-Identifier: BSL-1.0
#include "mcp/http_transport.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "mcp/envelope.hpp"
#include "mcp/http_rules.hpp"
#include "mcp/versions.hpp"
#include "wire/http_response.hpp"

namespace pawl::mocks::mcp {

using server::ConnectionId;
using server::Outlet;
using wire::HttpRequest;

namespace {

constexpr std::string_view json = "application/json";
constexpr std::string_view events = "text/event-stream";

}  // namespace

struct HttpTransport::Context {
    ConnectionId connection;
    Peer& peer;
    TimePoint now;
    Outlet& outlet;
};

/// A message that is the whole answer goes as JSON, any other as an event.
class HttpTransport::Events final : public Carrier {
public:
    Events(HttpTransport& transport, Outlet& outlet) : m_transport{transport}, m_outlet{outlet} {}

    void say(ExchangeId exchange, std::string_view message, bool is_last, int status) override {
        const auto connection = m_transport.m_exchanges.find(exchange);
        if (!connection) return;
        Peer& peer = m_transport.m_peers.at(*connection);
        std::string& out = m_outlet.to(*connection);
        if (is_last && !peer.is_streaming) {
            wire::append_response(out, status, json, message, {{"Mcp-Session-Id", peer.new_session}});
        } else {
            if (!peer.is_streaming) begin(peer, out);
            wire::append_chunk(out, wire::event("", message));
            if (is_last) wire::append_last_chunk(out);
        }
        if (is_last) end(*connection, peer);
    }
    void drop(ExchangeId exchange) override {
        const auto connection = m_transport.m_exchanges.find(exchange);
        if (!connection) return;
        Peer& peer = m_transport.m_peers.at(*connection);
        std::string& out = m_outlet.to(*connection);
        if (!peer.is_streaming) begin(peer, out);
        wire::append_last_chunk(out);
        end(*connection, peer);
    }
    void tell(SessionId session, std::string_view message) override {
        const auto connection = m_transport.m_streams.find(session);
        if (connection == m_transport.m_streams.end()) return;
        wire::append_chunk(m_outlet.to(connection->second), wire::event("", message));
    }

private:
    static void begin(Peer& peer, std::string& out) {
        wire::append_stream_head(
            out, 200, events,
            {{"Mcp-Session-Id", peer.new_session}, {"Cache-Control", "no-cache"}, {"X-Accel-Buffering", "no"}});
        peer.is_streaming = true;
    }
    void end(ConnectionId connection, Peer& peer) {
        m_transport.m_exchanges.end(*peer.exchange);
        peer.exchange.reset();
        peer.is_streaming = false;
        peer.new_session.clear();
        if (!peer.keeps_alive) m_outlet.close(connection);
        m_transport.m_free_again.push_back(connection);
    }

    HttpTransport& m_transport;
    Outlet& m_outlet;
};

HttpTransport::HttpTransport(Profile profile)
    : m_limits{.body_bytes = profile.max_message_bytes}, m_server{std::move(profile)} {}

void HttpTransport::open(ConnectionId connection) {
    m_peers.emplace(connection, Peer{m_limits});
}

void HttpTransport::receive(ConnectionId connection, std::string_view bytes, TimePoint now, Outlet& outlet) {
    const auto peer = m_peers.find(connection);
    if (peer == m_peers.end()) return;
    peer->second.reader.feed(bytes);
    pump(connection, now, outlet);
}

void HttpTransport::close(ConnectionId connection) {
    const auto peer = m_peers.find(connection);
    if (peer == m_peers.end()) return;
    for (const ExchangeId exchange : m_exchanges.end_all(connection)) m_server.abandon(exchange);
    std::erase_if(m_streams, [&](const auto& entry) { return entry.second == connection; });
    m_peers.erase(peer);
}

void HttpTransport::advance(TimePoint now, Outlet& outlet) {
    Events carrier{*this, outlet};
    m_server.advance(now, carrier);
    for (const ConnectionId connection : std::exchange(m_free_again, {})) pump(connection, now, outlet);
}

/// One request after another: the next is not looked at before the one in front of it is answered.
void HttpTransport::pump(ConnectionId connection, TimePoint now, Outlet& outlet) {
    while (true) {
        const auto found = m_peers.find(connection);
        if (found == m_peers.end() || found->second.is_streaming || found->second.exchange) break;
        Peer& peer = found->second;
        const Context context{connection, peer, now, outlet};
        const auto request = peer.reader.next();
        if (!request) {
            peer.keeps_alive = false;
            refuse(context, request.error().status, request.error().detail, -32'700);
            break;
        }
        if (*request == nullptr) {
            if (peer.reader.takes_continue()) outlet.to(connection) += "HTTP/1.1 100 Continue\r\n\r\n";
            break;
        }
        peer.keeps_alive = (*request)->keeps_alive;
        handle(context, **request);
        if (!peer.keeps_alive) break;
    }
    m_free_again.clear();
}

void HttpTransport::handle(const Context& context, const HttpRequest& request) {
    if (!is_from_here(request)) return refuse(context, 403, "Host and Origin must be this machine's");
    if (request.target.substr(0, request.target.find('?')) != path) {
        return refuse(context, 404, "there is nothing but /mcp here");
    }
    const bool is_stateless = request.field("MCP-Protocol-Version") == stateless_version;
    if (request.method == "POST") return handle_post(context, request);
    if (request.method == "GET" && !is_stateless) return handle_get(context, request);
    if (request.method == "DELETE" && !is_stateless) return handle_delete(context, request);
    wire::append_response(context.outlet.to(context.connection), 405, json,
                          error_message("null", {-32'000, "Method not allowed"}), {{"Allow", "POST, GET, DELETE"}});
    if (!context.peer.keeps_alive) context.outlet.close(context.connection);
}

void HttpTransport::handle_post(const Context& context, const HttpRequest& request) {
    if (const auto status = wrong_types(request)) {
        return refuse(context, *status,
                      *status == 415 ? "Content-Type must be application/json"
                                     : "Accept must list application/json and text/event-stream");
    }
    const auto message = parse_message(m_parser, request.body);
    if (!message) {
        return refuse(context, 400, message.error().error.message, message.error().error.code, message.error().id);
    }
    if (speaks_stateless(request, *message)) {
        if (const auto wrong = header_mismatch(request, *message)) {
            return respond(context, 400, error_message(message->id.empty() ? "null" : message->id, *wrong));
        }
        return take_in(context, std::nullopt, *message);
    }
    if (message->method == "initialize") {
        context.peer.new_session = open_session();
        return take_in(context, m_sessions.find(context.peer.new_session)->second, *message);
    }
    if (const auto session = session_of(context, request)) take_in(context, session, *message);
}

void HttpTransport::take_in(const Context& context, std::optional<SessionId> session, const Message& message) {
    Events carrier{*this, context.outlet};
    if (message.kind == Message::Kind::request) context.peer.exchange = m_exchanges.begin(context.connection);
    m_server.receive(context.peer.exchange.value_or(ExchangeId{}), session, message, context.now, carrier);
    if (message.kind != Message::Kind::request) respond(context, 202);
}

void HttpTransport::handle_get(const Context& context, const HttpRequest& request) {
    const auto session = session_of(context, request);
    if (!session) return;
    m_streams.insert_or_assign(*session, context.connection);
    context.peer.is_streaming = true;
    wire::append_stream_head(context.outlet.to(context.connection), 200, events, {{"Cache-Control", "no-cache"}});
}

void HttpTransport::handle_delete(const Context& context, const HttpRequest& request) {
    const auto session = session_of(context, request);
    if (!session) return;
    m_server.close_session(*session);
    std::erase_if(m_sessions, [&](const auto& entry) { return entry.second == *session; });
    if (const auto stream = m_streams.find(*session); stream != m_streams.end()) {
        wire::append_last_chunk(context.outlet.to(stream->second));
        m_peers.at(stream->second).is_streaming = false;
        m_streams.erase(stream);
    }
    respond(context, 200);
}

std::optional<SessionId> HttpTransport::session_of(const Context& context, const HttpRequest& request) {
    const auto version = request.field("MCP-Protocol-Version");
    if (version && std::ranges::find(session_versions, *version) == session_versions.end()) {
        refuse(context, 400, fmt::format("Unsupported protocol version: {}", *version));
        return std::nullopt;
    }
    const auto id = request.field("Mcp-Session-Id");
    if (!id) {
        refuse(context, 400, "Mcp-Session-Id is missing; initialize first");
        return std::nullopt;
    }
    const auto session = m_sessions.find(*id);
    if (session != m_sessions.end()) return session->second;
    refuse(context, 404, "Session not found; initialize again", -32'001);
    return std::nullopt;
}

std::string HttpTransport::open_session() {
    const std::string id = fmt::format("{:08x}{:08x}{:08x}{:08x}", m_random(), m_random(), m_random(), m_random());
    m_sessions.emplace(id, m_server.open_session());
    return id;
}

void HttpTransport::respond(const Context& context, int status, std::string_view body) {
    wire::append_response(context.outlet.to(context.connection), status, json, body);
    if (!context.peer.keeps_alive) context.outlet.close(context.connection);
}

void HttpTransport::refuse(const Context& context, int status, std::string_view why, int code, std::string_view id) {
    respond(context, status, error_message(id, {code, std::string{why}}));
}

}  // namespace pawl::mocks::mcp
