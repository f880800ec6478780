// SPDX-License-Identifier: BSL-1.0
#include "mcp/turns.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "mcp/envelope.hpp"
#include "mcp/versions.hpp"
#include "wire/error_object.hpp"

namespace pawl::mocks::mcp {
namespace {

constexpr int ok = 200;

constexpr std::array<std::string_view, 8> log_levels{"debug", "info",     "notice", "warning",
                                                     "error", "critical", "alert",  "emergency"};

Era era_of(const Turn& turn) {
    return turn.session ? Era::session : Era::stateless;
}

/// The capability that a client declares who can be asked so: "elicitation" of "elicitation/create".
std::string_view capability_of(std::string_view method) {
    return method.substr(0, method.find('/'));
}

/// Of a client that cannot be asked this.
std::optional<RpcError> missing_capability(const Turn& turn, const Ask& ask) {
    for (const Question& question : ask.questions) {
        const std::string_view capability = capability_of(question.method);
        if (turn.call.client_can(capability)) continue;
        return RpcError{turn.session ? wire::invalid_params : code::missing_capability,
                        "the client has not declared " + std::string{capability},
                        Members{}.json("requiredCapabilities", Members{}.json(capability, "{}").object()).object()};
    }
    return std::nullopt;
}

std::string message_of(const Progress& progress, std::string_view token) {
    Members members;
    members.json("progressToken", token).number("progress", progress.progress);
    if (progress.total > 0) members.number("total", progress.total);
    if (!progress.message.empty()) members.text("message", progress.message);
    return notification("notifications/progress", members.str());
}

std::string message_of(const Log& log) {
    Members members;
    members.text("level", log.level);
    if (!log.logger.empty()) members.text("logger", log.logger);
    return notification("notifications/message", members.json("data", log.data).str());
}

}  // namespace

bool is_log_level(std::string_view level) {
    return std::ranges::find(log_levels, level) != log_levels.end();
}

bool is_logged(std::string_view level, std::string_view from) {
    return !from.empty() && std::ranges::find(log_levels, level) >= std::ranges::find(log_levels, from);
}

void Turns::begin(Turn turn, TimePoint now, Carrier& carrier) {
    turn.answer = (*turn.handler)(turn.call);
    const TurnId id = ++m_last;
    m_turns.emplace(id, std::move(turn));
    go_on(id, now, carrier);
}

void Turns::take_response(SessionId session, std::int64_t id, Json result, TimePoint now, Carrier& carrier) {
    const auto asked = std::ranges::find_if(m_turns, [&](const auto& entry) {
        return entry.second.session == session && entry.second.questions.contains(id);
    });
    if (asked == m_turns.end()) return;
    Turn& turn = asked->second;
    const auto question = turn.questions.extract(id);
    turn.call.inputs.insert_or_assign(question.mapped(), std::move(result));
    if (!turn.questions.empty()) return;
    turn.answer = (*turn.handler)(turn.call);
    turn.next_frame = 0;
    go_on(asked->first, now, carrier);
}

void Turns::cancel(std::optional<SessionId> session, std::string_view id, Carrier& carrier) {
    const auto turn = std::ranges::find_if(
        m_turns, [&](const auto& entry) { return entry.second.session == session && entry.second.id == id; });
    if (turn == m_turns.end()) return;
    carrier.drop(turn->second.exchange);
    m_turns.erase(turn);
}

void Turns::abandon(ExchangeId exchange) {
    std::erase_if(m_turns, [&](const auto& entry) { return entry.second.exchange == exchange; });
}

void Turns::abandon(SessionId session) {
    std::erase_if(m_turns, [&](const auto& entry) { return entry.second.session == session; });
}

std::optional<TimePoint> Turns::next_due() const {
    return m_due.empty() ? std::nullopt : std::optional{m_due.begin()->first};
}

void Turns::advance(TimePoint now, Carrier& carrier) {
    while (!m_due.empty() && m_due.begin()->first <= now) {
        const auto [at, id] = *m_due.begin();
        m_due.erase(m_due.begin());
        const auto found = m_turns.find(id);
        if (found == m_turns.end()) continue;  // cancelled, or its client is gone
        Turn& turn = found->second;
        if (turn.next_frame < turn.answer.frames.size()) {
            say_frame(turn, turn.answer.frames[turn.next_frame++], carrier);
            go_on(id, at, carrier);
        } else if (say_end(turn, carrier)) {
            m_turns.erase(id);
        }
    }
}

/// Says what is due at once.
void Turns::go_on(TurnId id, TimePoint now, Carrier& carrier) {
    Turn& turn = m_turns.at(id);
    while (turn.next_frame < turn.answer.frames.size()) {
        const Frame& frame = turn.answer.frames[turn.next_frame];
        if (frame.after.count() > 0) {
            m_due.emplace(now + frame.after, id);
            return;
        }
        ++turn.next_frame;
        say_frame(turn, frame, carrier);
    }
    if (turn.answer.delay.count() > 0) {
        m_due.emplace(now + turn.answer.delay, id);
    } else if (say_end(turn, carrier)) {
        m_turns.erase(id);
    }
}

void Turns::say_frame(const Turn& turn, const Frame& frame, Carrier& carrier) const {
    if (const auto* const progress = std::get_if<Progress>(&frame.what)) {
        if (turn.progress_token.empty()) return;
        carrier.say(turn.exchange, message_of(*progress, turn.progress_token), false, ok);
    } else if (const auto* const log = std::get_if<Log>(&frame.what)) {
        if (is_logged(log->level, turn.call.log_level)) carrier.say(turn.exchange, message_of(*log), false, ok);
    } else if (const auto* const changed = std::get_if<Changed>(&frame.what)) {
        m_audience.announce(*changed, carrier);
    } else {
        m_audience.announce(std::get<Updated>(frame.what), carrier);
    }
}

/// @return  whether the turn is over.
bool Turns::say_end(Turn& turn, Carrier& carrier) {
    const Era era = era_of(turn);
    const auto fail = [&](const RpcError& error) {
        carrier.say(turn.exchange, error_message(turn.id, error), true, status_of(error, era));
    };
    if (const auto* const result = std::get_if<Result>(&turn.answer.end)) {
        carrier.say(turn.exchange, m_results.complete(turn.id, era, result->members, turn.is_cacheable), true, ok);
    } else if (const auto* const error = std::get_if<RpcError>(&turn.answer.end)) {
        fail(*error);
    } else {
        const Ask& questions = std::get<Ask>(turn.answer.end);
        const auto missing = missing_capability(turn, questions);
        if (!missing) return ask(turn, questions, carrier);
        fail(*missing);
    }
    return true;
}

/// In a session by requests, whose responses it waits for; else in the result.
bool Turns::ask(Turn& turn, const Ask& ask, Carrier& carrier) {
    if (!turn.session) {
        const bool is_carried = !ask.state.empty() || !turn.call.inputs.empty();
        const std::string token = is_carried ? m_rounds.keep({ask.state, turn.call.inputs}) : "";
        carrier.say(turn.exchange, m_results.input_required(turn.id, ask, token), true, ok);
        return true;
    }
    Session* const session = m_audience.find(*turn.session);
    if (session == nullptr) return true;
    turn.call.state = ask.state;
    for (const Question& question : ask.questions) {
        const std::int64_t id = ++session->last_question;
        turn.questions.emplace(id, question.key);
        carrier.say(turn.exchange, request_message(std::to_string(id), question.method, question.params), false, ok);
    }
    return false;
}

}  // namespace pawl::mocks::mcp
