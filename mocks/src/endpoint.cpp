// SPDX-License-Identifier: BSL-1.0
#include <pawl/mocks/endpoint.hpp>

#include <fmt/format.h>

#include <charconv>

namespace pawl::mocks {
namespace {

constexpr std::string_view unix_prefix = "unix:";
constexpr std::string_view stdio_prefix = "stdio:";
constexpr std::string_view http_prefix = "http://";

/// PORT/PATH
tl::expected<Endpoint, const char*> parse_http(std::string_view text) {
    const auto colon = text.find(':');
    const std::string_view host = text.substr(0, colon);
    if (host != "127.0.0.1" && host != "localhost") return tl::make_unexpected("only this machine is spoken to");
    if (colon == text.npos) return tl::make_unexpected("the port is missing");
    text.remove_prefix(colon + 1);
    Endpoint endpoint{.path = {}, .transport = Transport::http};
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), endpoint.port);
    if (failure != std::errc{}) return tl::make_unexpected("the port is no number up to 65535");
    endpoint.path = text.substr(static_cast<std::size_t>(end - text.data()));
    if (!endpoint.path.starts_with('/')) return tl::make_unexpected("no path follows the port");
    return endpoint;
}

}  // namespace

tl::expected<Endpoint, Error> parse_endpoint(std::string_view text) {
    const auto refuse = [&](const char* detail) {
        return tl::make_unexpected(Error{.code = ErrorCode::bad_endpoint, .peer = std::string(text), .detail = detail});
    };
    if (text.find('\0') != text.npos) return refuse("it holds a NUL byte");
    if (text.starts_with(http_prefix))
        return parse_http(text.substr(http_prefix.size())).map_error([&](const char* why) {
            return refuse(why).value();
        });
    const bool is_unix = text.starts_with(unix_prefix);
    if (!is_unix && !text.starts_with(stdio_prefix)) {
        return refuse("it does not begin with unix:, http:// or stdio:");
    }
    text.remove_prefix(is_unix ? unix_prefix.size() : stdio_prefix.size());
    if (text.empty()) return refuse(is_unix ? "the path is empty" : "the command is empty");
    return Endpoint{.path = std::string(text), .transport = is_unix ? Transport::unix_socket : Transport::stdio};
}

std::string to_string(const Endpoint& endpoint) {
    switch (endpoint.transport) {
        case Transport::http:
            return fmt::format("{}127.0.0.1:{}{}", http_prefix, endpoint.port, endpoint.path);
        case Transport::stdio:
            return std::string(stdio_prefix) + endpoint.path;
        case Transport::unix_socket:
            break;
    }
    return std::string(unix_prefix) + endpoint.path;
}

}  // namespace pawl::mocks
