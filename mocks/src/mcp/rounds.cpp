// SPDX-License-Identifier: BSL-1.0
#include "mcp/rounds.hpp"

#include <fmt/format.h>

namespace pawl::mocks::mcp {

std::string Rounds::keep(Round round) {
    const std::string token = fmt::format("{:08x}{:08x}{:08x}{:08x}", m_random(), m_random(), m_random(), m_random());
    m_kept.insert_or_assign(token, std::move(round));
    m_order.push_back(token);
    if (m_order.size() > most_kept) {
        m_kept.erase(m_order.front());
        m_order.pop_front();
    }
    return token;
}

std::optional<Rounds::Round> Rounds::find(std::string_view token) const {
    const auto found = m_kept.find(token);
    return found == m_kept.end() ? std::nullopt : std::optional{found->second};
}

}  // namespace pawl::mocks::mcp
