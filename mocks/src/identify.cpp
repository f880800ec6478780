// SPDX-License-Identifier: BSL-1.0
#include <pawl/mocks/identify.hpp>

#include <simdjson.h>

namespace pawl::mocks {
namespace {

namespace dom = simdjson::dom;

tl::unexpected<Error> malformed(const char* method, std::string_view result) {
    return tl::make_unexpected(Error{.code = ErrorCode::malformed_reply,
                                     .method = method,
                                     .detail = "unexpected result " + std::string(result.substr(0, 80))});
}

bool read_member(dom::element object, std::string_view name, std::string& into) {
    std::string_view text;
    if (object[name].get(text) != simdjson::SUCCESS) return false;
    into = text;
    return true;
}

}  // namespace

tl::expected<Identity, Error> identify(Caller& caller) {
    dom::parser parser;
    dom::element result;
    Identity identity;

    const auto version = caller.call("version", {});
    if (!version) return tl::make_unexpected(version.error());
    if (parser.parse(std::string(version->result())).get(result) != simdjson::SUCCESS ||
        !read_member(result, "type", identity.type) || !read_member(result, "version", identity.version) ||
        !read_member(result, "protocol", identity.protocol)) {
        return malformed("version", version->result());
    }

    const auto list = caller.call("list_methods", {});
    if (!list) return tl::make_unexpected(list.error());
    dom::array methods;
    if (parser.parse(std::string(list->result())).get(result) != simdjson::SUCCESS ||
        result["methods"].get(methods) != simdjson::SUCCESS) {
        return malformed("list_methods", list->result());
    }
    for (const dom::element method : methods) {
        if (!read_member(method, "method", identity.methods.emplace_back())) {
            return malformed("list_methods", list->result());
        }
    }
    return identity;
}

}  // namespace pawl::mocks
