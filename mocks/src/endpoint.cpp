// SPDX-License-Identifier: BSL-1.0
#include <pawl/mocks/endpoint.hpp>

namespace pawl::mocks {

static constexpr std::string_view unix_prefix = "unix:";

tl::expected<Endpoint, Error> parse_endpoint(std::string_view text) {
    const auto refuse = [&](const char* detail) {
        return tl::make_unexpected(Error{.code = ErrorCode::bad_endpoint, .peer = std::string(text), .detail = detail});
    };
    if (!text.starts_with(unix_prefix)) return refuse("it does not begin with unix:");
    const std::string_view path = text.substr(unix_prefix.size());
    if (path.empty()) return refuse("the path is empty");
    if (path.find('\0') != std::string_view::npos) return refuse("the path holds a NUL byte");
    return Endpoint{std::string(path)};
}

std::string to_string(const Endpoint& endpoint) {
    return std::string(unix_prefix) + endpoint.path;
}

}  // namespace pawl::mocks
