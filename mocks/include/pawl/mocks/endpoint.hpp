// SPDX-License-Identifier: BSL-1.0
// Where a peer serves.
#ifndef PAWL_MOCKS_ENDPOINT_HPP_INCLUDED
#define PAWL_MOCKS_ENDPOINT_HPP_INCLUDED

#include <cstdint>
#include <pawl/mocks/error.hpp>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace pawl::mocks {

enum class Transport {
    unix_socket,  ///< a stream socket in the file system
    http,         ///< Streamable HTTP on this machine's loopback interface
    stdio,        ///< standard input and output of a process
};

struct Endpoint {
    std::string path = {};  ///< of the socket; of the HTTP target, such as "/mcp"; the command of stdio
    Transport transport = Transport::unix_socket;
    std::uint16_t port = 0;  ///< of HTTP; to serve at 0 is to serve at a free one

    friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

/// Reads `unix:PATH`, `http://127.0.0.1:PORT/PATH` (or localhost) and `stdio:COMMAND`. Whether anything is there is not
/// looked at.
///
/// @return the endpoint, or ErrorCode::bad_endpoint if it is none of these, a part is missing, or it holds a NUL.
[[nodiscard]] tl::expected<Endpoint, Error> parse_endpoint(std::string_view text);

/// The text that parse_endpoint reads back.
[[nodiscard]] std::string to_string(const Endpoint& endpoint);

}  // namespace pawl::mocks

#endif  // PAWL_MOCKS_ENDPOINT_HPP_INCLUDED
