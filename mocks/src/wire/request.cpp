// SPDX-License-Identifier: BSL-1.0
#include "wire/request.hpp"

#include "wire/json_writer.hpp"

namespace pawl::mocks::wire {
namespace {

namespace dom = simdjson::dom;

/// Empty for a value that JSON-RPC does not allow as an id.
std::string id_text(dom::element id) {
    std::string text;
    switch (id.type()) {
        case dom::element_type::INT64:
            append_json(text, id.get_int64().value_unsafe());
            break;
        case dom::element_type::STRING:
            append_json(text, id.get_string().value_unsafe());
            break;
        case dom::element_type::UINT64:
        case dom::element_type::DOUBLE:
        case dom::element_type::NULL_VALUE:
            text = simdjson::minify(id);
            break;
        default:
            break;
    }
    return text;
}

}  // namespace

void append_request(std::string& out, std::string_view method, std::string_view params, std::int64_t id) {
    out += R"({"jsonrpc":"2.0","method":)";
    append_json(out, method);
    if (!params.empty()) (out += R"(,"params":)") += params;
    out += R"(,"id":)";
    append_json(out, id);
    out += "}\n";
}

tl::expected<Request, Rejection> parse_request(dom::parser& parser, std::string_view text) {
    dom::element document;
    if (parser.parse(text.data(), text.size()).get(document) != simdjson::SUCCESS) {
        return tl::make_unexpected(Rejection{{parse_error, "Parse error"}});
    }
    Request request;
    const auto reject = [&](const char* why) {
        Rejection rejection{{invalid_request, std::string("Invalid Request: ") + why}};
        if (!request.id.empty()) rejection.id = request.id;
        return tl::make_unexpected(rejection);
    };
    dom::object members;
    if (document.get(members) != simdjson::SUCCESS) return reject("not an object");

    std::string_view version;
    bool has_method = false;
    bool id_allowed = true;
    for (const auto [name, value] : members) {
        if (name == "jsonrpc") {
            if (value.get(version) != simdjson::SUCCESS) version = {};
        } else if (name == "method") {
            has_method = value.get(request.method) == simdjson::SUCCESS;
        } else if (name == "params") {
            request.params = value;
        } else if (name == "id") {
            request.id = id_text(value);
            id_allowed = !request.id.empty();
        }
    }
    if (!id_allowed) return reject("id must be a number or a string");
    if (version != "2.0") return reject("jsonrpc must be \"2.0\"");
    if (!has_method) return reject("method must be a string");
    if (request.params && !request.params->is_object() && !request.params->is_array()) {
        return reject("params must be an object or an array");
    }
    return request;
}

}  // namespace pawl::mocks::wire
