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

constexpr std::array<std::string_view, 8> log_levels{"debug", "info",     "notice", "warning",
                                                     "error", "critical", "alert",  "emergency"};

std::size_t rank_of(std::string_view level) {
    return static_cast<std::size_t>(std::ranges::find(log_levels, level) - log_levels.begin());
}

Json json_of(std::optional<dom::element> element, std::string_view otherwise) {
    return element ? simdjson::minify(*element) : Json{otherwise};
}

std::string text_of(std::optional<dom::element> element) {
    std::string_view text;
    if (element && element->get(text) == simdjson::SUCCESS) return std::string{text};
    return "";
}

/// Of HTTP, where each request stands for itself.
int status_of(int error_code) {
    if (error_code == wire::method_not_found) return 404;
    const bool is_of_protocol = error_code <= code::header_mismatch && error_code > -32100;
    return is_of_protocol || error_code == wire::invalid_request || error_code == wire::parse_error ? 400 : ok;
}

RpcError unknown(std::string_view what, std::string_view name) {
    return {wire::invalid_params, std::string{what} + " not found: " + std::string{name}};
}

/// The capability that a client declares who can be asked so: "elicitation" of "elicitation/create".
std::string_view capability_of(std::string_view method) {
    return method.substr(0, method.find('/'));
}

std::string list_changed(List list) {
    constexpr std::array<std::string_view, 3> names{"tools", "prompts", "resources"};
    return "notifications/" + std::string{names[static_cast<std::size_t>(list)]} + "/list_changed";
}

/// Tells one who listens which of his requests it belongs to.
std::string tagged(std::string_view subscription_id) {
    return Members{}.json("_meta", Members{}.json(meta::subscription_id, subscription_id).object()).str();
}

}  // namespace

bool is_stateless(const Message& message) {
    return message.meta(meta::protocol_version) || message.meta(meta::client_capabilities);
}

Server::Server(Profile profile) : m_profile{std::move(profile)} {}

SessionId Server::open_session() {
    const auto id = SessionId{++m_last_session};
    m_sessions.emplace(id, Session{});
    return id;
}

void Server::close_session(SessionId session) {
    m_sessions.erase(session);
    std::erase_if(m_turns, [&](const auto& entry) { return entry.second.session == session; });
}

void Server::abandon(ExchangeId exchange) {
    m_listeners.erase(exchange);
    std::erase_if(m_turns, [&](const auto& entry) { return entry.second.exchange == exchange; });
}

void Server::receive(ExchangeId exchange, std::optional<SessionId> session, const Message& message, TimePoint now,
                     Carrier& carrier) {
    const auto known = session ? m_sessions.find(*session) : m_sessions.end();
    Session* const in_session = known == m_sessions.end() ? nullptr : &known->second;
    if (message.kind == Kind::response) {
        if (in_session != nullptr) take_response(*in_session, *session, message, now, carrier);
    } else if (message.kind == Kind::notification) {
        if (message.method == "notifications/cancelled") cancel(message, session, carrier);
    } else if (in_session != nullptr && !is_stateless(message)) {
        answer_request({exchange, session, in_session, message, now, carrier});
    } else {
        answer_request({exchange, std::nullopt, nullptr, message, now, carrier});
    }
}

void Server::answer_request(const Request& request) {
    const bool is_answered =
        (request.known != nullptr ? answer_in_session(request) : answer_stateless(request)) || answer_either(request);
    if (!is_answered) {
        refuse(request, {wire::method_not_found, "Method not found: " + std::string{request.message.method}});
    }
}

bool Server::answer_in_session(const Request& request) {
    const std::string_view method = request.message.method;
    if (method == "initialize") {
        initialize(request);
    } else if (method == "ping") {
        reply(request, "");
    } else if (method == "logging/setLevel") {
        const std::string_view level = request.message.text("level");
        if (rank_of(level) == log_levels.size()) {
            refuse(request, {wire::invalid_params, "level must be one of debug to emergency"});
        } else {
            request.known->client.log_level = level;
            reply(request, "");
        }
    } else if (method == "resources/subscribe") {
        request.known->watched.emplace(request.message.text("uri"));
        reply(request, "");
    } else if (method == "resources/unsubscribe") {
        request.known->watched.erase(std::string{request.message.text("uri")});
        reply(request, "");
    } else {
        return false;
    }
    return true;
}

bool Server::answer_stateless(const Request& request) {
    const Message& message = request.message;
    const auto version = message.meta(meta::protocol_version);
    const auto capabilities = message.meta(meta::client_capabilities);
    if (!version || !version->is_string() || !capabilities || !capabilities->is_object()) {
        const std::string_view missing =
            !version || !version->is_string() ? meta::protocol_version : meta::client_capabilities;
        refuse(request, {wire::invalid_params, "params._meta lacks " + std::string{missing}}, 400);
    } else if (text_of(version) != stateless_version) {
        std::string supported = Members{}.text("", stateless_version).str().substr(3);
        refuse(request,
               {code::unsupported_version, "Unsupported protocol version",
                Members{}.json("supported", "[" + supported + "]").text("requested", text_of(version)).object()});
    } else if (message.method == "server/discover") {
        discover(request);
    } else if (message.method == "subscriptions/listen") {
        listen(request);
    } else {
        return false;
    }
    return true;
}

bool Server::answer_either(const Request& request) {
    const Message& message = request.message;
    const std::string_view method = message.method;
    if (const Listing* const listing = m_catalog.listing(method)) {
        list(request, *listing);
    } else if (method == "tools/call") {
        const auto name = message.text("name");
        const auto tool = m_catalog.tool(name);
        tool ? start(request, *tool, std::string{name}) : refuse(request, unknown("Tool", name));
    } else if (method == "prompts/get") {
        const auto name = message.text("name");
        const auto prompt = m_catalog.prompt(name);
        prompt ? start(request, *prompt, std::string{name}) : refuse(request, unknown("Prompt", name));
    } else if (method == "resources/read") {
        const auto uri = message.text("uri");
        if (const auto resource = m_catalog.resource(uri)) {
            start(request, *resource, std::string{uri});
        } else {
            RpcError error = unknown("Resource", uri);
            if (request.session) error.code = code::resource_not_found;
            error.data = Members{}.text("uri", uri).object();
            refuse(request, error);
        }
    } else if (method == "completion/complete" && m_profile.complete) {
        complete(request);
    } else {
        return false;
    }
    return true;
}

void Server::initialize(const Request& request) {
    Client& client = request.known->client;
    client.version = negotiated(request.message.text("protocolVersion"));
    client.capabilities = json_of(request.message.param("capabilities"), "{}");
    Members members;
    members.text("protocolVersion", client.version)
        .json("capabilities", m_catalog.capabilities(true))
        .json("serverInfo", info());
    if (!m_profile.instructions.empty()) members.text("instructions", m_profile.instructions);
    reply(request, members.str());
}

void Server::discover(const Request& request) {
    Members members;
    members.json("supportedVersions", R"([")" + std::string{stateless_version} + R"("])")
        .json("capabilities", m_catalog.capabilities(false));
    if (!m_profile.instructions.empty()) members.text("instructions", m_profile.instructions);
    reply(request, members.str(), true);
}

void Server::listen(const Request& request) {
    Listener listener{.id = request.message.id, .lists = {}, .uris = {}};
    Members honoured;
    const auto wanted = request.message.param("notifications");
    const auto is_wanted = [&](std::string_view name) {
        bool is_true = false;
        return wanted && (*wanted)[name].get(is_true) == simdjson::SUCCESS && is_true;
    };
    constexpr std::array<std::pair<std::string_view, List>, 3> lists{{{"toolsListChanged", List::tools},
                                                                      {"promptsListChanged", List::prompts},
                                                                      {"resourcesListChanged", List::resources}}};
    for (const auto& [name, which] : lists) {
        if (!is_wanted(name)) continue;
        listener.lists.insert(which);
        honoured.json(name, "true");
    }
    dom::array uris;
    if (wanted && (*wanted)["resourceSubscriptions"].get(uris) == simdjson::SUCCESS) {
        honoured.json("resourceSubscriptions", simdjson::minify(uris));
        for (const dom::element uri : uris) listener.uris.insert(text_of(uri));
    }
    const std::string acknowledged = Members{}.json("notifications", honoured.object()).raw(tagged(listener.id)).str();
    m_listeners.insert_or_assign(request.exchange, std::move(listener));
    request.carrier.say(request.exchange, notification("notifications/subscriptions/acknowledged", acknowledged), false,
                        ok);
}

void Server::list(const Request& request, const Listing& listing) {
    const auto cursor = request.message.param("cursor");
    const auto page =
        listing.page(cursor ? std::optional<std::string_view>{text_of(cursor)} : std::nullopt, m_profile.page_size);
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
    if (reference.empty() || at("argument", "name").empty()) {
        return refuse(request, {wire::invalid_params, "ref and argument.name must be given"});
    }
    const auto values = m_profile.complete(reference, at("argument", "name"), at("argument", "value"));
    std::string list;
    for (std::size_t i = 0; i < std::min(values.size(), most); ++i) {
        list += i == 0 ? "" : ",";
        list += Members{}.text("", values[i]).str().substr(3);
    }
    reply(request, Members{}
                       .json("completion", Members{}
                                               .json("values", "[" + list + "]")
                                               .json("total", std::to_string(values.size()))
                                               .json("hasMore", values.size() > most ? "true" : "false")
                                               .object())
                       .str());
}

void Server::start(const Request& request, const Found& found, std::string name) {
    const Message& message = request.message;
    Turn turn{.exchange = request.exchange,
              .session = request.session,
              .id = message.id,
              .progress_token = json_of(message.meta("progressToken"), ""),
              .is_cacheable = message.method == "resources/read",
              .handler = *found.handler,
              .call = {}};
    Call& call = turn.call;
    call.name = std::move(name);
    call.arguments = json_of(message.param("arguments"), "{}");
    call.variables = found.variables;
    if (request.known != nullptr) {
        const Client& client = request.known->client;
        call.capabilities = client.capabilities;
        call.log_level = client.log_level.empty() ? log_levels.front() : client.log_level;
    } else {
        call.capabilities = json_of(message.meta(meta::client_capabilities), "{}");
        call.log_level = text_of(message.meta(meta::log_level));
        if (const auto token = message.param("requestState")) {
            auto round = m_rounds.find(text_of(token));
            if (!round) return refuse(request, {wire::invalid_params, "requestState is none that was given out here"});
            call.state = std::move(round->state);
            call.inputs = std::move(round->inputs);
        }
        dom::object answers;
        const auto given = message.param("inputResponses");
        if (given && given->get(answers) == simdjson::SUCCESS) {
            for (const auto [key, value] : answers)
                call.inputs.insert_or_assign(std::string{key}, simdjson::minify(value));
        }
    }
    turn.answer = turn.handler(call);
    const TurnId id = ++m_last_turn;
    m_turns.emplace(id, std::move(turn));
    go_on(id, request.now, request.carrier);
}

void Server::take_response(Session&, SessionId id, const Message& message, TimePoint now, Carrier& carrier) {
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(message.id.data(), message.id.data() + message.id.size(), number);
    if (failure != std::errc{} || end != message.id.data() + message.id.size()) return;
    const auto asked = std::ranges::find_if(m_turns, [&](const auto& entry) {
        return entry.second.session == id && entry.second.questions.contains(number);
    });
    if (asked == m_turns.end()) return;
    Turn& turn = asked->second;
    const auto question = turn.questions.find(number);
    turn.call.inputs.insert_or_assign(question->second, json_of(message.result, R"({"action":"cancel"})"));
    turn.questions.erase(question);
    if (!turn.questions.empty()) return;
    turn.answer = turn.handler(turn.call);
    turn.next_frame = 0;
    go_on(asked->first, now, carrier);
}

void Server::cancel(const Message& message, std::optional<SessionId> session, Carrier& carrier) {
    const Json id = json_of(message.param("requestId"), "");
    const auto turn = std::ranges::find_if(
        m_turns, [&](const auto& entry) { return entry.second.session == session && entry.second.id == id; });
    if (turn == m_turns.end()) return;
    carrier.drop(turn->second.exchange);
    m_turns.erase(turn);
}

std::optional<TimePoint> Server::next_due() const {
    return m_due.empty() ? std::nullopt : std::optional{m_due.begin()->first};
}

void Server::advance(TimePoint now, Carrier& carrier) {
    while (!m_due.empty() && m_due.begin()->first <= now) {
        const auto [at, id] = *m_due.begin();
        m_due.erase(m_due.begin());
        const auto found = m_turns.find(id);
        if (found == m_turns.end()) continue;  // cancelled, or its client gone
        Turn& turn = found->second;
        if (turn.next_frame < turn.answer.frames.size()) {
            say_frame(turn, turn.answer.frames[turn.next_frame++], carrier);
            go_on(id, at, carrier);
        } else if (say_end(turn, carrier)) {
            m_turns.erase(id);
        }
    }
}

void Server::go_on(TurnId id, TimePoint now, Carrier& carrier) {
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

void Server::say_frame(Turn& turn, const Frame& frame, Carrier& carrier) {
    if (const auto* const progress = std::get_if<Progress>(&frame.what)) {
        if (turn.progress_token.empty()) return;
        Members members;
        members.json("progressToken", turn.progress_token).number("progress", progress->progress);
        if (progress->total > 0) members.number("total", progress->total);
        if (!progress->message.empty()) members.text("message", progress->message);
        carrier.say(turn.exchange, notification("notifications/progress", members.str()), false, ok);
    } else if (const auto* const log = std::get_if<Log>(&frame.what)) {
        const bool is_wanted = !turn.call.log_level.empty() && rank_of(log->level) >= rank_of(turn.call.log_level);
        if (!is_wanted) return;
        Members members;
        members.text("level", log->level);
        if (!log->logger.empty()) members.text("logger", log->logger);
        members.json("data", log->data);
        carrier.say(turn.exchange, notification("notifications/message", members.str()), false, ok);
    } else if (const auto* const changed = std::get_if<Changed>(&frame.what)) {
        announce(*changed, carrier);
    } else if (const auto* const updated = std::get_if<Updated>(&frame.what)) {
        announce(*updated, carrier);
    }
}

bool Server::say_end(Turn& turn, Carrier& carrier) {
    const bool is_session = turn.session.has_value();
    const auto fail = [&](const RpcError& error) {
        carrier.say(turn.exchange, error_message(turn.id, error), true, is_session ? ok : status_of(error.code));
    };
    if (const auto* const result = std::get_if<Result>(&turn.answer.end)) {
        const std::string members = finished(is_session, turn.is_cacheable, result->members);
        carrier.say(turn.exchange, result_message(turn.id, members), true, ok);
        return true;
    }
    if (const auto* const error = std::get_if<RpcError>(&turn.answer.end)) {
        fail(*error);
        return true;
    }
    const Ask& ask = std::get<Ask>(turn.answer.end);
    for (const Question& question : ask.questions) {
        const std::string_view capability = capability_of(question.method);
        if (turn.call.client_can(capability)) continue;
        const Json required =
            Members{}.json("requiredCapabilities", Members{}.json(capability, "{}").object()).object();
        fail({is_session ? wire::invalid_params : code::missing_capability,
              "the client has not declared " + std::string{capability}, required});
        return true;
    }
    if (is_session) return ask_in_session(turn, ask, carrier);

    Members members;
    members.text("resultType", "input_required");
    Members requests;
    for (const Question& question : ask.questions) {
        requests.json(question.key, Members{}.text("method", question.method).json("params", question.params).object());
    }
    if (!ask.questions.empty()) members.json("inputRequests", requests.object());
    if (!ask.state.empty() || !turn.call.inputs.empty()) {
        members.text("requestState", m_rounds.keep({ask.state, turn.call.inputs}));
    }
    members.json("_meta", Members{}.json(meta::server_info, info()).object());
    carrier.say(turn.exchange, result_message(turn.id, members.str()), true, ok);
    return true;
}

bool Server::ask_in_session(Turn& turn, const Ask& ask, Carrier& carrier) {
    Session& session = m_sessions.at(*turn.session);
    turn.call.state = ask.state;
    for (const Question& question : ask.questions) {
        const std::int64_t number = ++session.last_question;
        turn.questions.emplace(number, question.key);
        carrier.say(turn.exchange, request_message(std::to_string(number), question.method, question.params), false,
                    ok);
    }
    return false;
}

void Server::announce(const Changed& change, Carrier& carrier) {
    const std::string method = list_changed(change.list);
    for (const auto& [id, session] : m_sessions) carrier.tell(id, notification(method));
    for (const auto& [exchange, listener] : m_listeners) {
        if (listener.lists.contains(change.list)) {
            carrier.say(exchange, notification(method, tagged(listener.id)), false, ok);
        }
    }
}

void Server::announce(const Updated& update, Carrier& carrier) {
    constexpr std::string_view method = "notifications/resources/updated";
    Members members;
    members.text("uri", update.uri);
    for (const auto& [id, session] : m_sessions) {
        if (session.watched.contains(update.uri)) carrier.tell(id, notification(method, members.str()));
    }
    for (const auto& [exchange, listener] : m_listeners) {
        if (!listener.uris.contains(update.uri)) continue;
        carrier.say(exchange, notification(method, Members{members}.raw(tagged(listener.id)).str()), false, ok);
    }
}

void Server::reply(const Request& request, std::string_view members, bool is_cacheable) {
    const bool is_session = request.session.has_value();
    request.carrier.say(request.exchange,
                        result_message(request.message.id, finished(is_session, is_cacheable, members)), true, ok);
}

void Server::refuse(const Request& request, const RpcError& error, int status) {
    const int by_code = request.session ? ok : status_of(error.code);
    request.carrier.say(request.exchange, error_message(request.message.id, error), true,
                        status != 0 ? status : by_code);
}

std::string Server::finished(bool is_session, bool is_cacheable, std::string_view members) const {
    if (is_session) return std::string{members};
    Members all;
    all.text("resultType", "complete").raw(members);
    if (is_cacheable) all.json("ttlMs", std::to_string(m_profile.fresh_for.count())).text("cacheScope", "public");
    return all.json("_meta", Members{}.json(meta::server_info, info()).object()).str();
}

Json Server::info() const {
    return Members{}.text("name", m_profile.name).text("version", m_profile.version).object();
}

}  // namespace pawl::mocks::mcp
