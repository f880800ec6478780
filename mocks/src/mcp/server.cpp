// SPDX-License-Identifier: BSL-1.0
#include "mcp/server.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "mcp/envelope.hpp"
#include "mcp/versions.hpp"
#include "wire/error_object.hpp"

namespace pawl::mocks::mcp {
namespace {

namespace dom = simdjson::dom;
using Kind = Message::Kind;

constexpr int ok = 200;

Json json_of(std::optional<dom::element> element, std::string_view otherwise) {
    return element ? simdjson::minify(*element) : Json{otherwise};
}

std::string text_of(std::optional<dom::element> element) {
    std::string_view text;
    if (element && element->get(text) == simdjson::SUCCESS) return std::string{text};
    return "";
}

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

RpcError unknown(std::string_view what, std::string_view name) {
    return {wire::invalid_params, std::string{what} + " not found: " + std::string{name}};
}

/// The member that a request without a session must say in _meta, and does not; empty: it says all.
std::string_view missing_meta(const Message& message) {
    const auto version = message.meta(meta::protocol_version);
    if (!version || !version->is_string()) return meta::protocol_version;
    const auto capabilities = message.meta(meta::client_capabilities);
    return capabilities && capabilities->is_object() ? "" : meta::client_capabilities;
}

}  // namespace

void Server::close_session(SessionId session) {
    m_turns.abandon(session);
    m_audience.close_session(session);
}

void Server::abandon(ExchangeId exchange) {
    m_turns.abandon(exchange);
    m_audience.stop_listening(exchange);
}

void Server::receive(ExchangeId exchange, std::optional<SessionId> session, const Message& message, TimePoint now,
                     Carrier& carrier) {
    Session* const known = session && !is_stateless(message) ? m_audience.find(*session) : nullptr;
    if (message.kind == Kind::request) {
        answer({exchange, known != nullptr ? session : std::nullopt, known, message, now, carrier});
    } else if (message.kind == Kind::notification) {
        if (message.method != "notifications/cancelled") return;
        m_turns.cancel(session, json_of(message.param("requestId"), ""), carrier);
    } else if (const auto id = number_in(message.id); id && session) {
        m_turns.take_response(*session, *id, json_of(message.result, R"({"action":"cancel"})"), now, carrier);
    }
}

void Server::answer(const Request& request) {
    const bool is_answered = (request.known != nullptr ? answer_in_session(request) : answer_stateless(request)) ||
                             answer_in_either(request);
    if (is_answered) return;
    refuse(request, {wire::method_not_found, "Method not found: " + std::string{request.message.method}});
}

bool Server::answer_in_session(const Request& request) {
    const std::string_view method = request.message.method;
    Uris& watched = request.known->watched;
    if (method == "initialize") {
        initialize(request);
    } else if (method == "ping") {
        reply(request, "");
    } else if (method == "logging/setLevel") {
        set_log_level(request);
    } else if (method == "resources/subscribe") {
        watched.emplace(request.message.text("uri"));
        reply(request, "");
    } else if (method == "resources/unsubscribe") {
        watched.erase(std::string{request.message.text("uri")});
        reply(request, "");
    } else {
        return false;
    }
    return true;
}

bool Server::answer_stateless(const Request& request) {
    const Message& message = request.message;
    const std::string version = text_of(message.meta(meta::protocol_version));
    if (const std::string_view missing = missing_meta(message); !missing.empty()) {
        refuse(request, {wire::invalid_params, "params._meta lacks " + std::string{missing}}, 400);
    } else if (version != stateless_version) {
        const Json data =
            Members{}.json("supported", list_of({std::string{stateless_version}})).text("requested", version).object();
        refuse(request, {code::unsupported_version, "Unsupported protocol version", data});
    } else if (message.method == "server/discover") {
        discover(request);
    } else if (message.method == "subscriptions/listen") {
        listen(request);
    } else {
        return false;
    }
    return true;
}

bool Server::answer_in_either(const Request& request) {
    const std::string_view method = request.message.method;
    const std::string_view name = request.message.text("name");
    if (const Listing* const listing = m_catalog.listing(method)) {
        list(request, *listing);
    } else if (method == "tools/call") {
        begin(request, m_catalog.tool(name), "Tool", name);
    } else if (method == "prompts/get") {
        begin(request, m_catalog.prompt(name), "Prompt", name);
    } else if (method == "resources/read") {
        read(request);
    } else if (method == "completion/complete" && m_profile.complete) {
        complete(request);
    } else {
        return false;
    }
    return true;
}

void Server::initialize(const Request& request) {
    request.known->capabilities = json_of(request.message.param("capabilities"), "{}");
    Members members;
    members.text("protocolVersion", negotiated(request.message.text("protocolVersion")))
        .json("capabilities", m_catalog.capabilities(true))
        .json("serverInfo", m_results.info());
    if (!m_profile.instructions.empty()) members.text("instructions", m_profile.instructions);
    reply(request, members.str());
}

void Server::set_log_level(const Request& request) {
    const std::string_view level = request.message.text("level");
    if (!is_log_level(level)) return refuse(request, {wire::invalid_params, "level must be one of debug to emergency"});
    request.known->log_level = level;
    reply(request, "");
}

void Server::discover(const Request& request) {
    Members members;
    members.json("supportedVersions", list_of({std::string{stateless_version}}))
        .json("capabilities", m_catalog.capabilities(false));
    if (!m_profile.instructions.empty()) members.text("instructions", m_profile.instructions);
    reply(request, members.str(), true);
}

void Server::listen(const Request& request) {
    constexpr std::array<std::pair<std::string_view, List>, 3> lists{{{"toolsListChanged", List::tools},
                                                                      {"promptsListChanged", List::prompts},
                                                                      {"resourcesListChanged", List::resources}}};
    const auto wanted = request.message.param("notifications");
    Listener listener{.id = request.message.id, .lists = {}, .uris = {}};
    Members honoured;
    for (const auto& [name, list] : lists) {
        bool is_wanted = false;
        if (!wanted || (*wanted)[name].get(is_wanted) != simdjson::SUCCESS || !is_wanted) continue;
        listener.lists.insert(list);
        honoured.json(name, "true");
    }
    dom::array uris;
    if (wanted && (*wanted)["resourceSubscriptions"].get(uris) == simdjson::SUCCESS) {
        honoured.json("resourceSubscriptions", simdjson::minify(uris));
        for (const dom::element uri : uris) listener.uris.insert(text_of(uri));
    }
    const auto acknowledged = Members{}.json("notifications", honoured.object()).raw(subscription_tag(listener)).str();
    m_audience.listen(request.exchange, std::move(listener));
    request.carrier.say(request.exchange, notification("notifications/subscriptions/acknowledged", acknowledged), false,
                        ok);
}

void Server::list(const Request& request, const Listing& listing) {
    const auto cursor = request.message.param("cursor");
    const auto page = listing.page(
        cursor ? std::optional<std::string_view>{request.message.text("cursor")} : std::nullopt, m_profile.page_size);
    if (!page) return refuse(request, {wire::invalid_params, "no list goes on at that cursor"});
    reply(request, *page, true);
}

void Server::complete(const Request& request) {
    constexpr std::size_t most = 100;
    const auto at = [&](std::string_view name, std::string_view member) {
        const auto object = request.message.param(name);
        dom::element value;
        return object && (*object)[member].get(value) == simdjson::SUCCESS ? text_of(value) : "";
    };
    const std::string reference = at("ref", "type") == "ref/prompt" ? at("ref", "name") : at("ref", "uri");
    const std::string argument = at("argument", "name");
    if (reference.empty() || argument.empty()) {
        return refuse(request, {wire::invalid_params, "ref and argument.name must be given"});
    }
    const auto values = m_profile.complete(reference, argument, at("argument", "value"));
    const auto shown = static_cast<std::ptrdiff_t>(std::min(values.size(), most));
    const Json completion = Members{}
                                .json("values", list_of({values.begin(), values.begin() + shown}))
                                .json("total", std::to_string(values.size()))
                                .json("hasMore", values.size() > most ? "true" : "false")
                                .object();
    reply(request, Members{}.json("completion", completion).str());
}

void Server::read(const Request& request) {
    const std::string_view uri = request.message.text("uri");
    const auto resource = m_catalog.resource(uri);
    if (resource) return begin(request, resource, "Resource", uri);
    RpcError error = unknown("Resource", uri);
    if (request.era() == Era::session) error.code = code::resource_not_found;
    error.data = Members{}.text("uri", uri).object();
    refuse(request, error);
}

void Server::begin(const Request& request, const std::optional<Found>& found, std::string_view kind,
                   std::string_view name) {
    const Message& message = request.message;
    if (!found) return refuse(request, unknown(kind, name));
    if (found->ready != nullptr) {
        const Ready& ready = *found->ready;
        m_ready.assign(result_message_begin).append(message.id);
        m_ready.append(request.era() == Era::session ? ready.in_session : ready.stateless);
        return request.carrier.say(request.exchange, m_ready, true, ok);
    }
    Turn turn{.exchange = request.exchange,
              .session = request.session,
              .id = message.id,
              .progress_token = json_of(message.meta("progressToken"), ""),
              .is_cacheable = message.method == "resources/read",
              .handler = found->handler,
              .call = {.name = std::string{name},
                       .arguments = json_of(message.param("arguments"), "{}"),
                       .variables = found->variables}};
    Call& call = turn.call;
    if (request.known != nullptr) {
        call.capabilities = request.known->capabilities;
        call.log_level = request.known->log_level;
        return m_turns.begin(std::move(turn), request.now, request.carrier);
    }
    call.capabilities = json_of(message.meta(meta::client_capabilities), "{}");
    call.log_level = text_of(message.meta(meta::log_level));
    if (const auto token = message.param("requestState")) {
        auto round = m_turns.rounds().find(text_of(token));
        if (!round) return refuse(request, {wire::invalid_params, "requestState is none that was given out here"});
        call.state = std::move(round->state);
        call.inputs = std::move(round->inputs);
    }
    dom::object answers;
    const auto given = message.param("inputResponses");
    if (given && given->get(answers) == simdjson::SUCCESS) {
        for (const auto [key, value] : answers) call.inputs.insert_or_assign(std::string{key}, simdjson::minify(value));
    }
    m_turns.begin(std::move(turn), request.now, request.carrier);
}

void Server::reply(const Request& request, std::string_view members, bool is_cacheable) {
    const std::string message = m_results.complete(request.message.id, request.era(), members, is_cacheable);
    request.carrier.say(request.exchange, message, true, ok);
}

void Server::refuse(const Request& request, const RpcError& error) {
    refuse(request, error, status_of(error, request.era()));
}

void Server::refuse(const Request& request, const RpcError& error, int status) {
    request.carrier.say(request.exchange, error_message(request.message.id, error), true, status);
}

}  // namespace pawl::mocks::mcp
