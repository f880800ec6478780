// SPDX-License-Identifier: BSL-1.0
// The requests that handlers answer: what comes in front, when, and what the client is asked meanwhile.
#ifndef PAWL_MOCKS_MCP_TURNS_HPP_INCLUDED
#define PAWL_MOCKS_MCP_TURNS_HPP_INCLUDED

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <pawl/mocks/mcp_profile.hpp>
#include <string>
#include <string_view>

#include "mcp/audience.hpp"
#include "mcp/carrier.hpp"
#include "mcp/results.hpp"
#include "mcp/rounds.hpp"

namespace pawl::mocks::mcp {

using TimePoint = std::chrono::steady_clock::time_point;

/// A request that is being answered.
struct Turn {
    ExchangeId exchange;
    std::optional<SessionId> session;  ///< nothing: it stands for itself
    std::string id;                    ///< JSON text of the request's
    std::string progress_token;        ///< JSON text; empty: nobody wants to know
    bool is_cacheable = false;
    const Handler* handler = nullptr;
    Call call;
    Answer answer = Answer::result("");
    std::size_t next_frame = 0;
    std::map<std::int64_t, std::string> questions = {};  ///< that were asked in a session: the key by the request's id
};

class Turns {
public:
    Turns(const Results& results, Audience& audience) : m_results{results}, m_audience{audience} {}

    void begin(Turn turn, TimePoint now, Carrier& carrier);

    /// A response to what was asked in a session; to anything else, nothing happens.
    /// @param result  JSON text.
    void take_response(SessionId session, std::int64_t id, Json result, TimePoint now, Carrier& carrier);

    /// @param id  JSON text of the request's.
    void cancel(std::optional<SessionId> session, std::string_view id, Carrier& carrier);
    void abandon(ExchangeId exchange);
    void abandon(SessionId session);

    [[nodiscard]] Rounds& rounds() { return m_rounds; }

    [[nodiscard]] std::optional<TimePoint> next_due() const;
    void advance(TimePoint now, Carrier& carrier);

private:
    using TurnId = std::uint64_t;

    void go_on(TurnId id, TimePoint now, Carrier& carrier);
    void say_frame(const Turn& turn, const Frame& frame, Carrier& carrier) const;
    [[nodiscard]] bool say_end(Turn& turn, Carrier& carrier);
    [[nodiscard]] bool ask(Turn& turn, const Ask& ask, Carrier& carrier);

    const Results& m_results;
    Audience& m_audience;
    Rounds m_rounds;
    std::map<TurnId, Turn> m_turns;
    std::multimap<TimePoint, TurnId> m_due;
    TurnId m_last = 0;
};

/// Whether something logged at a level is for who wants `from` and above; empty: nothing.
[[nodiscard]] bool is_logged(std::string_view level, std::string_view from);
[[nodiscard]] bool is_log_level(std::string_view level);

}  // namespace pawl::mocks::mcp

#endif  // PAWL_MOCKS_MCP_TURNS_HPP_INCLUDED
