// SPDX-License-Identifier: BSL-1.0
#include "wire/raw_member.hpp"

#include <cstddef>

namespace pawl::mocks::wire {
namespace {

constexpr std::string_view white_space = " \t\r\n";

std::size_t past_space(std::string_view text, std::size_t at) {
    return text.find_first_not_of(white_space, at);
}

std::size_t past_string(std::string_view text, std::size_t at) {
    for (++at; text[at] != '"'; ++at) {
        if (text[at] == '\\') ++at;
    }
    return at + 1;
}

std::size_t past_value(std::string_view text, std::size_t at) {
    if (text[at] == '"') return past_string(text, at);
    if (text[at] != '{' && text[at] != '[') return text.find_first_of(",} \t\r\n", at);
    std::size_t depth = 0;
    do {
        if (text[at] == '"') {
            at = past_string(text, at);
            continue;
        }
        if (text[at] == '{' || text[at] == '[') ++depth;
        if (text[at] == '}' || text[at] == ']') --depth;
        ++at;
    } while (depth > 0);
    return at;
}

}  // namespace

std::string_view raw_member(std::string_view object, std::string_view name) {
    std::size_t at = past_space(object, object.find('{') + 1);
    while (object[at] == '"') {
        const std::size_t name_end = past_string(object, at);
        const std::string_view this_name = object.substr(at + 1, name_end - at - 2);
        const std::size_t value = past_space(object, past_space(object, name_end) + 1);
        const std::size_t value_end = past_value(object, value);
        if (this_name == name) return object.substr(value, value_end - value);
        at = past_space(object, value_end);
        if (object[at] == ',') at = past_space(object, at + 1);
    }
    return {};
}

}  // namespace pawl::mocks::wire
