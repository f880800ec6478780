// SPDX-License-Identifier: BSL-1.0
// An MCP server as a pure function of messages and time: what it says goes to a Carrier.
#ifndef PAWL_MOCKS_SRC_MCP_SERVER_HPP_INCLUDED
#define PAWL_MOCKS_SRC_MCP_SERVER_HPP_INCLUDED

#include <optional>
#include <pawl/mocks/mcp_profile.hpp>
#include <string>
#include <string_view>

#include "mcp/audience.hpp"
#include "mcp/carrier.hpp"
#include "mcp/catalog.hpp"
#include "mcp/message.hpp"
#include "mcp/results.hpp"
#include "mcp/turns.hpp"

namespace pawl::mocks::mcp {

class Server {
public:
    explicit Server(Profile profile) : m_profile{std::move(profile)} {}

    /// For a client that is to be remembered; over a stream, whoever connects.
    [[nodiscard]] SessionId open_session() { return m_audience.open_session(); }
    void close_session(SessionId session);

    /// A message of any kind and either era, within a session or, where it stands for itself, without one.
    void receive(ExchangeId exchange, std::optional<SessionId> session, const Message& message, TimePoint now,
                 Carrier& carrier);

    /// Whoever waited there is gone.
    void abandon(ExchangeId exchange);

    /// When advance() has something to say; nothing: only once something was received.
    [[nodiscard]] std::optional<TimePoint> next_due() const { return m_turns.next_due(); }
    void advance(TimePoint now, Carrier& carrier) { m_turns.advance(now, carrier); }

private:
    /// What the handling of a method is given.
    struct Request {
        ExchangeId exchange;
        std::optional<SessionId> session;
        Session* known;  ///< that session; nullptr: the request stands for itself
        const Message& message;
        TimePoint now;
        Carrier& carrier;

        [[nodiscard]] Era era() const { return known != nullptr ? Era::session : Era::stateless; }
    };

    void answer(const Request& request);
    bool answer_in_session(const Request& request);
    bool answer_stateless(const Request& request);
    bool answer_in_either(const Request& request);
    void initialize(const Request& request);
    void set_log_level(const Request& request);
    void discover(const Request& request);
    void listen(const Request& request);
    void list(const Request& request, const Listing& listing);
    void complete(const Request& request);
    void read(const Request& request);
    void begin(const Request& request, const std::optional<Found>& found, std::string_view kind, std::string_view name);

    void reply(const Request& request, std::string_view members, bool is_cacheable = false);
    void refuse(const Request& request, const RpcError& error);
    void refuse(const Request& request, const RpcError& error, int status);

    Profile m_profile;
    Results m_results{m_profile};
    Catalog m_catalog{m_profile, m_results};
    Audience m_audience;
    Turns m_turns{m_results, m_audience};
    std::string m_ready;  ///< a message, in memory that is used again
};

}  // namespace pawl::mocks::mcp

#endif  // PAWL_MOCKS_SRC_MCP_SERVER_HPP_INCLUDED
