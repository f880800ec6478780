// SPDX-License-Identifier: BSL-1.0
#include "mcp/http_rules.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "mcp/versions.hpp"

namespace pawl::mocks::mcp {
namespace {

constexpr std::array<std::string_view, 3> own_names{"localhost", "127.0.0.1", "[::1]"};

/// "localhost:8080" or "[::1]"
bool is_own_authority(std::string_view authority) {
    return std::ranges::any_of(own_names, [&](std::string_view name) {
        return authority.starts_with(name) && (authority.size() == name.size() || authority[name.size()] == ':');
    });
}

/// "application/json; charset=utf-8"
std::string_view type_in(std::string_view value) {
    value = value.substr(0, value.find(';'));
    return value.substr(0, value.find_last_not_of(' ') + 1);
}

bool accepts(std::string_view accept, std::string_view type) {
    const std::string_view family = type.substr(0, type.find('/') + 1);
    while (!accept.empty()) {
        const auto comma = std::min(accept.find(','), accept.size());
        std::string_view one = accept.substr(0, comma);
        one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
        one = type_in(one);
        if (one == type || one == "*/*" || (one.starts_with(family) && one.ends_with("/*"))) return true;
        accept.remove_prefix(std::min(comma + 1, accept.size()));
    }
    return false;
}

int digit_of(char c) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const auto at = digits.find(c);
    return at == digits.npos ? -1 : static_cast<int>(at);
}

std::optional<std::string> decoded_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    std::string bytes;
    std::uint32_t bits = 0;
    int count = 0;
    text.remove_suffix(text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0);
    for (const char c : text) {
        const int digit = digit_of(c);
        if (digit < 0) return std::nullopt;
        bits = bits << 6U | static_cast<std::uint32_t>(digit);
        count += 6;
        if (count < 8) continue;
        count -= 8;
        bytes += static_cast<char>(bits >> static_cast<unsigned>(count) & 0xFFU);
    }
    return bytes;
}

/// What Mcp-Name must say: nothing of a method that it is not for.
std::optional<std::string_view> name_in(const Message& message) {
    if (message.method == "tools/call" || message.method == "prompts/get") return message.text("name");
    if (message.method == "resources/read") return message.text("uri");
    return std::nullopt;
}

RpcError mismatch(std::string_view header, std::string_view why) {
    return {code::header_mismatch, std::string{header} + " " + std::string{why}};
}

}  // namespace

bool is_from_here(const wire::HttpRequest& request) {
    const auto host = request.field("Host");
    if (host && !is_own_authority(*host)) return false;
    const auto origin = request.field("Origin");
    if (!origin) return true;
    const auto scheme_end = origin->find("://");
    return scheme_end != origin->npos && is_own_authority(origin->substr(scheme_end + 3));
}

std::optional<int> wrong_types(const wire::HttpRequest& request) {
    if (type_in(request.field("Content-Type").value_or("")) != "application/json") return 415;
    const std::string_view accept = request.field("Accept").value_or("");
    if (!accepts(accept, "application/json") || !accepts(accept, "text/event-stream")) return 406;
    return std::nullopt;
}

bool speaks_stateless(const wire::HttpRequest& request, const Message& message) {
    const auto version = request.field("MCP-Protocol-Version");
    return is_stateless(message) || (version && *version >= stateless_version);
}

std::optional<RpcError> header_mismatch(const wire::HttpRequest& request, const Message& message) {
    const auto version = message.meta(meta::protocol_version);
    std::string_view version_text;
    if (!version || version->get(version_text) != simdjson::SUCCESS) return std::nullopt;  // the message is at fault
    const auto differs = [&](std::string_view header, std::string_view wanted) -> std::optional<RpcError> {
        const auto value = request.field(header);
        if (!value) return mismatch(header, "is missing");
        const auto meant = decoded_header(*value);
        if (!meant) return mismatch(header, "is no base64");
        if (*meant != wanted) return mismatch(header, "says something else than the message");
        return std::nullopt;
    };
    if (auto wrong = differs("MCP-Protocol-Version", version_text)) return wrong;
    if (auto wrong = differs("Mcp-Method", message.method)) return wrong;
    const auto name = name_in(message);
    return name ? differs("Mcp-Name", *name) : std::nullopt;
}

std::optional<std::string> decoded_header(std::string_view value) {
    constexpr std::string_view begin = "=?base64?";
    constexpr std::string_view end = "?=";
    if (!value.starts_with(begin) || !value.ends_with(end)) return std::string{value};
    return decoded_base64(value.substr(begin.size(), value.size() - begin.size() - end.size()));
}

}  // namespace pawl::mocks::mcp
