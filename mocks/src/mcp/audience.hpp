// SPDX-License-Identifier: BSL-1.0
// Whom a server knows: the sessions, and those who listen without one.
#ifndef PAWL_MOCKS_MCP_AUDIENCE_HPP_INCLUDED
#define PAWL_MOCKS_MCP_AUDIENCE_HPP_INCLUDED

#include <cstdint>
#include <map>
#include <pawl/mocks/mcp_answer.hpp>
#include <set>
#include <string>

#include "mcp/carrier.hpp"

namespace pawl::mocks::mcp {

using Uris = std::set<std::string, std::less<>>;

/// What a client said of itself when it opened a session, and what the server remembers of it.
struct Session {
    Json capabilities = "{}";
    std::string log_level = "debug";
    std::int64_t last_question = 0;  ///< the id of the request that was sent to it last
    Uris watched;
};

/// A client that waits for changes, since 2026-07-28.
struct Listener {
    std::string id;  ///< JSON text of its request's
    std::set<List> lists;
    Uris uris;
};

class Audience {
public:
    [[nodiscard]] SessionId open_session();
    void close_session(SessionId session);
    /// nullptr: there is none.
    [[nodiscard]] Session* find(SessionId session);

    void listen(ExchangeId exchange, Listener listener);
    void stop_listening(ExchangeId exchange);

    /// To all whom it concerns.
    void announce(const Changed& change, Carrier& carrier) const;
    void announce(const Updated& update, Carrier& carrier) const;

private:
    std::map<SessionId, Session> m_sessions;
    std::map<ExchangeId, Listener> m_listeners;
    std::uint64_t m_last_session = 0;
};

/// The member that tells a listener which of its requests a notification belongs to.
[[nodiscard]] std::string subscription_tag(const Listener& listener);

}  // namespace pawl::mocks::mcp

#endif  // PAWL_MOCKS_MCP_AUDIENCE_HPP_INCLUDED
