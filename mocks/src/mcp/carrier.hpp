// SPDX-License-Identifier: BSL-1.0
// How what a server says reaches its clients: the port that a transport fills.
#ifndef PAWL_MOCKS_MCP_CARRIER_HPP_INCLUDED
#define PAWL_MOCKS_MCP_CARRIER_HPP_INCLUDED

#include <cstdint>
#include <string_view>

namespace pawl::mocks::mcp {

enum class ExchangeId : std::uint64_t {};  ///< a client's message, and whoever waits for what comes of it
enum class SessionId : std::uint64_t {};

class Carrier {
public:
    virtual ~Carrier() = default;

    /// To whoever waits there, behind what went there before.
    /// @param is_last  nothing follows.
    /// @param status   of HTTP, where it is the first.
    virtual void say(ExchangeId exchange, std::string_view message, bool is_last, int status) = 0;

    /// Nothing comes of that one any more.
    virtual void drop(ExchangeId exchange) = 0;

    /// Unasked; lost where the client listens nowhere.
    virtual void tell(SessionId session, std::string_view message) = 0;
};

}  // namespace pawl::mocks::mcp

#endif  // PAWL_MOCKS_MCP_CARRIER_HPP_INCLUDED
