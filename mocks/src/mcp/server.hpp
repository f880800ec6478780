// SPDX-License-Identifier: BSL-1.0
// An MCP server as a pure function of messages and time: what it says goes to a Carrier.
#ifndef PAWL_MOCKS_SRC_MCP_SERVER_HPP_INCLUDED
#define PAWL_MOCKS_SRC_MCP_SERVER_HPP_INCLUDED

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <pawl/mocks/mcp_profile.hpp>
#include <set>
#include <string>
#include <string_view>

#include "mcp/carrier.hpp"
#include "mcp/catalog.hpp"
#include "mcp/message.hpp"
#include "mcp/rounds.hpp"

namespace pawl::mocks::mcp {

using TimePoint = std::chrono::steady_clock::time_point;

/// Whether a message is one of a client that opens no session: it names its version of the protocol itself.
[[nodiscard]] bool is_stateless(const Message& message);

class Server {
public:
    explicit Server(Profile profile);

    /// For a client that is to be remembered; over a stream, whoever connects.
    [[nodiscard]] SessionId open_session();
    void close_session(SessionId session);

    /// A message of any kind and either era, within a session or, where it is stateless, without one.
    void receive(ExchangeId exchange, std::optional<SessionId> session, const Message& message, TimePoint now,
                 Carrier& carrier);

    /// Whoever waited there is gone.
    void abandon(ExchangeId exchange);

    /// When advance() has something to say; nothing: only once something was received.
    [[nodiscard]] std::optional<TimePoint> next_due() const;
    void advance(TimePoint now, Carrier& carrier);

private:
    /// What a client said of itself: once in a session, else with each request.
    struct Client {
        std::string version;
        Json capabilities = "{}";
        std::string log_level;
    };
    struct Session {
        Client client;
        std::int64_t last_question = 0;
        std::set<std::string, std::less<>> watched;  ///< URIs
    };
    /// A request that is being answered.
    struct Turn {
        ExchangeId exchange;
        std::optional<SessionId> session;
        std::string id;
        std::string progress_token;  ///< JSON text; empty: none
        bool is_cacheable = false;
        Handler handler;
        Call call;
        Answer answer = Answer::result("");
        std::size_t next_frame = 0;
        std::map<std::int64_t, std::string> questions =
            {};  ///< that were asked in a session: the key by the request's id
    };
    /// A stateless client that listens.
    struct Listener {
        std::string id;  ///< JSON text of its request's
        std::set<List> lists;
        std::set<std::string, std::less<>> uris;
    };
    using TurnId = std::uint64_t;
    /// What a method's handling is given.
    struct Request {
        ExchangeId exchange;
        std::optional<SessionId> session;  ///< nothing: it is stateless
        Session* known;                    ///< that session
        const Message& message;
        TimePoint now;
        Carrier& carrier;
    };

    void answer_request(const Request& request);
    bool answer_in_session(const Request& request);
    bool answer_stateless(const Request& request);
    bool answer_either(const Request& request);
    void initialize(const Request& request);
    void discover(const Request& request);
    void listen(const Request& request);
    void list(const Request& request, const Listing& listing);
    void complete(const Request& request);
    void start(const Request& request, const Found& found, std::string name);
    void take_response(Session& session, SessionId id, const Message& message, TimePoint now, Carrier& carrier);
    void cancel(const Message& message, std::optional<SessionId> session, Carrier& carrier);

    void ask_handler(Turn& turn);
    void go_on(TurnId id, TimePoint now, Carrier& carrier);
    void say_frame(Turn& turn, const Frame& frame, Carrier& carrier);
    bool say_end(Turn& turn, Carrier& carrier);
    bool ask_in_session(Turn& turn, const Ask& ask, Carrier& carrier);
    void announce(const Changed& change, Carrier& carrier);
    void announce(const Updated& update, Carrier& carrier);
    void forget(TurnId id);

    void reply(const Request& request, std::string_view members, bool is_cacheable = false);
    void refuse(const Request& request, const RpcError& error, int status = 0);
    [[nodiscard]] std::string finished(bool is_session, bool is_cacheable, std::string_view members) const;
    [[nodiscard]] Json info() const;

    Profile m_profile;
    Catalog m_catalog{m_profile};
    std::map<SessionId, Session> m_sessions;
    std::map<TurnId, Turn> m_turns;
    std::multimap<TimePoint, TurnId> m_due;
    std::map<ExchangeId, Listener> m_listeners;
    Rounds m_rounds;
    std::uint64_t m_last_session = 0;
    TurnId m_last_turn = 0;
};

}  // namespace pawl::mocks::mcp

#endif  // PAWL_MOCKS_SRC_MCP_SERVER_HPP_INCLUDED
