// SPDX-License-Identifier: BSL-1.0
#include "mcp/envelope.hpp"

#include <fmt/format.h>

#include "wire/json_writer.hpp"

namespace pawl::mocks::mcp {

std::string result_message(std::string_view id, std::string_view members) {
    return fmt::format(R"({}{},"result":{{{}}}}})", result_message_begin, id, members);
}

std::string error_message(std::string_view id, const RpcError& error) {
    Members members;
    members.json("code", std::to_string(error.code)).text("message", error.message);
    if (!error.data.empty()) members.json("data", error.data);
    return fmt::format(R"({{"jsonrpc":"2.0","id":{},"error":{}}})", id, members.object());
}

std::string notification(std::string_view method, std::string_view members) {
    const std::string params = members.empty() ? "" : fmt::format(R"(,"params":{{{}}})", members);
    return fmt::format(R"({{"jsonrpc":"2.0","method":"{}"{}}})", method, params);
}

std::string request_message(std::string_view id, std::string_view method, std::string_view params) {
    return fmt::format(R"({{"jsonrpc":"2.0","id":{},"method":"{}","params":{}}})", id, method, params);
}

Json list_of(const std::vector<std::string>& texts) {
    Json list;
    for (const std::string& text : texts) {
        list += list.empty() ? '[' : ',';
        wire::append_json(list, std::string_view{text});
    }
    return list.empty() ? "[]" : list + "]";
}

Members& Members::name(std::string_view name) {
    if (!m_text.empty()) m_text += ',';
    wire::append_json(m_text, name);
    m_text += ':';
    return *this;
}

Members& Members::text(std::string_view key, std::string_view value) {
    wire::append_json(name(key).m_text, value);
    return *this;
}

Members& Members::json(std::string_view key, std::string_view value) {
    name(key).m_text += value;
    return *this;
}

Members& Members::number(std::string_view key, double value) {
    name(key).m_text += fmt::format("{}", value);
    return *this;
}

Members& Members::raw(std::string_view members) {
    if (!members.empty() && !m_text.empty()) m_text += ',';
    m_text += members;
    return *this;
}

}  // namespace pawl::mocks::mcp
