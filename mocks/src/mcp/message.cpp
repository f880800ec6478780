// SPDX-License-Identifier: BSL-1.0
#include "mcp/message.hpp"

#include "mcp/versions.hpp"
#include "wire/json_writer.hpp"

namespace pawl::mocks::mcp {
namespace {

namespace dom = simdjson::dom;

template <typename Value>
std::optional<Value> member(dom::element object, std::string_view name) {
    Value value;
    if (object[name].get(value) != simdjson::SUCCESS) return std::nullopt;
    return value;
}

/// JSON text; empty of what is no id.
std::string id_text(dom::element id) {
    std::string text;
    if (id.is_int64()) wire::append_json(text, id.get_int64().value_unsafe());
    if (id.is_uint64() && !id.is_int64()) wire::append_json(text, id.get_uint64().value_unsafe());
    if (id.is_string()) wire::append_json(text, id.get_string().value_unsafe());
    return text;
}

}  // namespace

std::optional<dom::element> Message::param(std::string_view name) const {
    return params ? member<dom::element>(*params, name) : std::nullopt;
}

std::string_view Message::text(std::string_view name) const {
    return params ? member<std::string_view>(*params, name).value_or("") : "";
}

std::optional<dom::element> Message::meta(std::string_view name) const {
    const auto all = param("_meta");
    return all ? member<dom::element>(*all, name) : std::nullopt;
}

bool is_stateless(const Message& message) {
    return message.meta(meta::protocol_version) || message.meta(meta::client_capabilities);
}

tl::expected<Message, wire::Rejection> parse_message(dom::parser& parser, std::string_view text) {
    dom::element document;
    if (parser.parse(text.data(), text.size()).get(document) != simdjson::SUCCESS) {
        return tl::make_unexpected(wire::Rejection{{wire::parse_error, "Parse error"}});
    }
    Message message;
    const auto reject = [&](const char* why) {
        wire::Rejection rejection{{wire::invalid_request, std::string("Invalid Request: ") + why}};
        if (!message.id.empty()) rejection.id = message.id;
        return tl::make_unexpected(std::move(rejection));
    };
    if (!document.is_object()) return reject("a message is an object; batches are not served");
    const auto id = member<dom::element>(document, "id");
    if (id) message.id = id_text(*id);
    if (id && message.id.empty()) return reject("id must be an integer or a string");
    if (member<std::string_view>(document, "jsonrpc") != "2.0") return reject("jsonrpc must be \"2.0\"");
    message.params = member<dom::element>(document, "params");
    message.result = member<dom::element>(document, "result");
    if (const auto method = member<std::string_view>(document, "method")) {
        message.method = *method;
        message.kind = id ? Message::Kind::request : Message::Kind::notification;
        if (message.params && !message.params->is_object()) return reject("params must be an object");
        return message;
    }
    const bool is_response = message.result || member<dom::element>(document, "error");
    if (!is_response || !id) return reject("method must be a string");
    message.kind = Message::Kind::response;
    return message;
}

}  // namespace pawl::mocks::mcp
