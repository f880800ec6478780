// SPDX-License-Identifier: BSL-1.0
// The versions of the protocol that are spoken here, and what sets the two eras apart.
#ifndef PAWL_MOCKS_MCP_VERSIONS_HPP_INCLUDED
#define PAWL_MOCKS_MCP_VERSIONS_HPP_INCLUDED

#include <algorithm>
#include <array>
#include <string_view>

namespace pawl::mocks::mcp {

/// Until 2025-11-25 a client opens a session by `initialize`; since 2026-07-28 each request stands for itself.
inline constexpr std::array<std::string_view, 4> session_versions{"2025-11-25", "2025-06-18", "2025-03-26",
                                                                  "2024-11-05"};
inline constexpr std::string_view stateless_version = "2026-07-28";

/// What a server that was asked for `version` goes on with.
[[nodiscard]] constexpr std::string_view negotiated(std::string_view version) {
    const auto* const known = std::ranges::find(session_versions, version);
    return known == session_versions.end() ? session_versions.front() : *known;
}

namespace meta {
inline constexpr std::string_view protocol_version = "io.modelcontextprotocol/protocolVersion";
inline constexpr std::string_view client_capabilities = "io.modelcontextprotocol/clientCapabilities";
inline constexpr std::string_view log_level = "io.modelcontextprotocol/logLevel";
inline constexpr std::string_view server_info = "io.modelcontextprotocol/serverInfo";
inline constexpr std::string_view subscription_id = "io.modelcontextprotocol/subscriptionId";
}  // namespace meta

namespace code {
inline constexpr int header_mismatch = -32020;
inline constexpr int missing_capability = -32021;
inline constexpr int unsupported_version = -32022;
inline constexpr int resource_not_found = -32002;  ///< until 2025-11-25
}  // namespace code

}  // namespace pawl::mocks::mcp

#endif  // PAWL_MOCKS_MCP_VERSIONS_HPP_INCLUDED
