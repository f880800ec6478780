// SPDX-License-Identifier: BSL-1.0
#include "mcp/audience.hpp"

#include <array>
#include <utility>

#include "mcp/envelope.hpp"
#include "mcp/versions.hpp"

namespace pawl::mocks::mcp {
namespace {

constexpr int ok = 200;

std::string list_changed(List list) {
    constexpr std::array<std::string_view, 3> names{"tools", "prompts", "resources"};
    return "notifications/" + std::string{names[static_cast<std::size_t>(list)]} + "/list_changed";
}

}  // namespace

SessionId Audience::open_session() {
    const auto id = SessionId{++m_last_session};
    m_sessions.emplace(id, Session{});
    return id;
}

void Audience::close_session(SessionId session) {
    m_sessions.erase(session);
}

Session* Audience::find(SessionId session) {
    const auto found = m_sessions.find(session);
    return found == m_sessions.end() ? nullptr : &found->second;
}

void Audience::listen(ExchangeId exchange, Listener listener) {
    m_listeners.insert_or_assign(exchange, std::move(listener));
}

void Audience::stop_listening(ExchangeId exchange) {
    m_listeners.erase(exchange);
}

void Audience::announce(const Changed& change, Carrier& carrier) const {
    const std::string method = list_changed(change.list);
    for (const auto& [id, session] : m_sessions) carrier.tell(id, notification(method));
    for (const auto& [exchange, listener] : m_listeners) {
        if (!listener.lists.contains(change.list)) continue;
        carrier.say(exchange, notification(method, subscription_tag(listener)), false, ok);
    }
}

void Audience::announce(const Updated& update, Carrier& carrier) const {
    constexpr std::string_view method = "notifications/resources/updated";
    Members members;
    members.text("uri", update.uri);
    for (const auto& [id, session] : m_sessions) {
        if (session.watched.contains(update.uri)) carrier.tell(id, notification(method, members.str()));
    }
    for (const auto& [exchange, listener] : m_listeners) {
        if (!listener.uris.contains(update.uri)) continue;
        carrier.say(exchange, notification(method, Members{members}.raw(subscription_tag(listener)).str()), false, ok);
    }
}

std::string subscription_tag(const Listener& listener) {
    return Members{}.json("_meta", Members{}.json(meta::subscription_id, listener.id).object()).str();
}

}  // namespace pawl::mocks::mcp
