// SPDX-License-Identifier: BSL-1.0
#include "wire/reply.hpp"

#include "wire/json_writer.hpp"
#include "wire/raw_member.hpp"

namespace pawl::mocks::wire {
namespace {

namespace dom = simdjson::dom;

std::optional<ErrorObject> read_error_object(dom::element element) {
    std::int64_t code = 0;
    std::string_view message;
    if (element["code"].get(code) != simdjson::SUCCESS) return std::nullopt;
    if (element["message"].get(message) != simdjson::SUCCESS) return std::nullopt;
    return ErrorObject{static_cast<int>(code), std::string(message)};
}

}  // namespace

void begin_result(std::string& out) {
    out += R"({"jsonrpc":"2.0","result":)";
}

void end_result(std::string& out, std::string_view id) {
    ((out += R"(,"id":)") += id) += "}\n";
}

void append_error(std::string& out, const ErrorObject& error, std::string_view id) {
    out += R"({"jsonrpc":"2.0","error":)";
    ObjectWriter(out).field("code", error.code).field("message", error.message).end();
    end_result(out, id);
}

tl::expected<Response, std::string> parse_response(dom::parser& parser, std::string_view line) {
    dom::element document;
    if (parser.parse(line.data(), line.size()).get(document) != simdjson::SUCCESS) {
        return tl::make_unexpected("not JSON");
    }
    if (!document.is_object()) return tl::make_unexpected("not an object");

    Response response;
    std::int64_t id = 0;
    if (document["id"].get(id) == simdjson::SUCCESS) response.id = id;

    dom::element error;
    const bool has_error = document["error"].get(error) == simdjson::SUCCESS;
    response.result = raw_member(line, "result");
    if (has_error != response.result.empty()) return tl::make_unexpected("neither or both of result and error");
    if (has_error) {
        response.error = read_error_object(error);
        if (!response.error) return tl::make_unexpected("error lacks an integer code or a message");
    }
    return response;
}

}  // namespace pawl::mocks::wire
