// SPDX-License-Identifier: BSL-1.0
// Where a daemon serves.
#ifndef PAWL_MOCKS_ENDPOINT_HPP_INCLUDED
#define PAWL_MOCKS_ENDPOINT_HPP_INCLUDED

#include <pawl/mocks/error.hpp>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace pawl::mocks {

/// A Unix stream socket, by its path.
struct Endpoint {
    std::string path;

    friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

/// Reads `unix:PATH`. The path is not looked at: it may not exist yet.
///
/// @return the endpoint, or ErrorCode::bad_endpoint if the prefix or the path is missing or the path holds a NUL.
[[nodiscard]] tl::expected<Endpoint, Error> parse_endpoint(std::string_view text);

/// `unix:PATH`, which parse_endpoint reads back.
[[nodiscard]] std::string to_string(const Endpoint& endpoint);

}  // namespace pawl::mocks

#endif  // PAWL_MOCKS_ENDPOINT_HPP_INCLUDED
