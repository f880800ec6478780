// SPDX-License-Identifier: BSL-1.0
// How results and errors read in either era.
#ifndef PAWL_MOCKS_MCP_RESULTS_HPP_INCLUDED
#define PAWL_MOCKS_MCP_RESULTS_HPP_INCLUDED

#include <chrono>
#include <pawl/mocks/mcp_answer.hpp>
#include <pawl/mocks/mcp_profile.hpp>
#include <string>
#include <string_view>

namespace pawl::mocks::mcp {

enum class Era { session, stateless };

class Results {
public:
    explicit Results(const Profile& profile);

    /// The message of a result that is all there is.
    /// @param members       of the result, without the braces.
    /// @param is_cacheable  a list, a resource or what the server can do: since 2026-07-28 it says how long it is
    /// fresh.
    [[nodiscard]] std::string complete(std::string_view id, Era era, std::string_view members,
                                       bool is_cacheable = false) const;

    /// The message that asks, since 2026-07-28.
    /// @param token  that comes back with the answers; empty: none does.
    [[nodiscard]] std::string input_required(std::string_view id, const Ask& ask, std::string_view token) const;

    /// Name and version, an object.
    [[nodiscard]] const Json& info() const { return m_info; }

private:
    Json m_info;
    std::string m_signature;  ///< the member that says whose result it is
    std::chrono::milliseconds m_fresh_for;
};

/// Of HTTP: since 2026-07-28 some errors have one of their own.
[[nodiscard]] int status_of(const RpcError& error, Era era);

}  // namespace pawl::mocks::mcp

#endif  // PAWL_MOCKS_MCP_RESULTS_HPP_INCLUDED
