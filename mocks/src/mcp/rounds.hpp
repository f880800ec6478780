// SPDX-License-Identifier: BSL-1.0
// What a stateless client carries from one round of questions to the next.
#ifndef PAWL_MOCKS_MCP_ROUNDS_HPP_INCLUDED
#define PAWL_MOCKS_MCP_ROUNDS_HPP_INCLUDED

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <pawl/mocks/mcp_call.hpp>
#include <random>
#include <string>
#include <string_view>

namespace pawl::mocks::mcp {

/// Gives out tokens for what is kept here, so that nothing which a client could change leaves the server.
class Rounds {
public:
    struct Round {
        std::string state;
        std::map<std::string, Json, std::less<>> inputs;
    };
    static constexpr std::size_t most_kept = 4'096;  ///< then the oldest is forgotten

    [[nodiscard]] std::string keep(Round round);

    /// Nothing of a token that was not given out here, or is forgotten. It may come again.
    [[nodiscard]] std::optional<Round> find(std::string_view token) const;

private:
    std::map<std::string, Round, std::less<>> m_kept;
    std::deque<std::string> m_order;
    std::random_device m_random;
};

}  // namespace pawl::mocks::mcp

#endif  // PAWL_MOCKS_MCP_ROUNDS_HPP_INCLUDED
