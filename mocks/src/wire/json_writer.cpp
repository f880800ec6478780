// SPDX-License-Identifier: BSL-1.0
#include "wire/json_writer.hpp"

namespace pawl::mocks::wire {

void append_json(std::string& out, std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            (out += '\\') += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (byte < 0x20) {
            ((out += "\\u00") += hex[byte >> 4U]) += hex[byte & 0xFU];
        } else {
            out += c;
        }
    }
    out += '"';
}

}  // namespace pawl::mocks::wire
