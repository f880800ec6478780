// SPDX-License-Identifier: BSL-1.0
#include <pawl/mocks/mcp_call.hpp>

#include <simdjson.h>

namespace pawl::mocks::mcp {
namespace {

namespace dom = simdjson::dom;

template <typename Read>
auto read_at(std::string_view document, std::string_view pointer, Read read) -> decltype(read(dom::element{})) {
    dom::parser parser;
    dom::element root;
    dom::element found;
    if (parser.parse(document.data(), document.size()).get(root) != simdjson::SUCCESS) return std::nullopt;
    if (root.at_pointer(pointer).get(found) != simdjson::SUCCESS) return std::nullopt;
    return read(found);
}

}  // namespace

std::optional<Json> json_at(std::string_view document, std::string_view pointer) {
    return read_at(document, pointer,
                   [](dom::element found) -> std::optional<Json> { return simdjson::minify(found); });
}

std::optional<std::string> text_at(std::string_view document, std::string_view pointer) {
    return read_at(document, pointer, [](dom::element found) -> std::optional<std::string> {
        std::string_view text;
        if (found.get(text) != simdjson::SUCCESS) return std::nullopt;
        return std::string{text};
    });
}

std::optional<std::string> Call::argument(std::string_view argument_name) const {
    return text_at(arguments, "/" + std::string{argument_name});
}

bool Call::client_can(std::string_view capability) const {
    return json_at(capabilities, "/" + std::string{capability}).has_value();
}

std::optional<std::string> Call::input(std::string_view key, std::string_view pointer) const {
    const auto answer = inputs.find(key);
    return answer == inputs.end() ? std::nullopt : text_at(answer->second, pointer);
}

}  // namespace pawl::mocks::mcp
