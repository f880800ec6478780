// SPDX-License-Identifier: BSL-1.0
// MCP over Streamable HTTP: a message a request, answered by JSON, or by events where more than an answer is said.
#ifndef PAWL_MOCKS_MCP_HTTP_TRANSPORT_HPP_INCLUDED
#define PAWL_MOCKS_MCP_HTTP_TRANSPORT_HPP_INCLUDED

#include <simdjson.h>

#include <map>
#include <random>
#include <vector>

#include "mcp/carrier.hpp"
#include "mcp/exchanges.hpp"
#include "mcp/server.hpp"
#include "server/protocol.hpp"
#include "wire/http_request.hpp"

namespace pawl::mocks::mcp {

class HttpTransport final : public server::Protocol {
public:
    static constexpr std::string_view path = "/mcp";  ///< all there is

    explicit HttpTransport(Profile profile);

    void open(server::ConnectionId connection) override;
    void receive(server::ConnectionId connection, std::string_view bytes, TimePoint now,
                 server::Outlet& outlet) override;
    void close(server::ConnectionId connection) override;
    [[nodiscard]] std::optional<TimePoint> next_due() const override { return m_server.next_due(); }
    void advance(TimePoint now, server::Outlet& outlet) override;

private:
    struct Peer {
        explicit Peer(wire::HttpLimits limits) : reader{limits} {}

        wire::HttpReader reader;
        std::optional<ExchangeId> exchange;  ///< that it waits for
        bool is_streaming = false;           ///< events are going there
        bool keeps_alive = true;
        std::string new_session;  ///< to be told with the first answer; empty: none
    };
    class Events;
    struct Context;

    void pump(server::ConnectionId connection, TimePoint now, server::Outlet& outlet);
    void handle(const Context& context, const wire::HttpRequest& request);
    void handle_post(const Context& context, const wire::HttpRequest& request);
    void handle_get(const Context& context, const wire::HttpRequest& request);
    void handle_delete(const Context& context, const wire::HttpRequest& request);
    void take_in(const Context& context, std::optional<SessionId> session, const Message& message);
    void respond(const Context& context, int status, std::string_view body = {});
    void refuse(const Context& context, int status, std::string_view why, int code = -32'000,
                std::string_view id = "null");
    std::optional<SessionId> session_of(const Context& context, const wire::HttpRequest& request);
    std::string open_session();

    wire::HttpLimits m_limits;
    Server m_server;
    std::map<server::ConnectionId, Peer> m_peers;
    Exchanges m_exchanges;
    std::map<std::string, SessionId, std::less<>> m_sessions;
    std::map<SessionId, server::ConnectionId> m_streams;  ///< that a GET keeps open
    std::vector<server::ConnectionId> m_free_again;       ///< whose exchange is over
    simdjson::dom::parser m_parser;
    std::random_device m_random;
};

}  // namespace pawl::mocks::mcp

#endif  // PAWL_MOCKS_MCP_HTTP_TRANSPORT_HPP_INCLUDED
