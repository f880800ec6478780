// SPDX-License-Identifier: BSL-1.0
// Which connection waits for what.
#ifndef PAWL_MOCKS_MCP_EXCHANGES_HPP_INCLUDED
#define PAWL_MOCKS_MCP_EXCHANGES_HPP_INCLUDED

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "mcp/carrier.hpp"
#include "server/protocol.hpp"

namespace pawl::mocks::mcp {

/// The one that was begun last is at hand: what is answered at once costs no memory.
class Exchanges {
public:
    [[nodiscard]] ExchangeId begin(server::ConnectionId connection) {
        keep_last();
        m_last = ExchangeId{++m_count};
        m_connection = connection;
        return m_last;
    }

    /// Nothing once it is over.
    [[nodiscard]] std::optional<server::ConnectionId> find(ExchangeId exchange) const {
        if (m_connection && exchange == m_last) return m_connection;
        const auto kept = m_kept.find(exchange);
        return kept == m_kept.end() ? std::nullopt : std::optional{kept->second};
    }

    void end(ExchangeId exchange) {
        if (exchange == m_last) m_connection.reset();
        m_kept.erase(exchange);
    }

    /// All that a connection waits for; they are over.
    [[nodiscard]] std::vector<ExchangeId> end_all(server::ConnectionId connection) {
        keep_last();
        std::vector<ExchangeId> ended;
        std::erase_if(m_kept, [&](const auto& entry) {
            if (entry.second != connection) return false;
            ended.push_back(entry.first);
            return true;
        });
        return ended;
    }

private:
    void keep_last() {
        if (m_connection) m_kept.emplace(m_last, *m_connection);
        m_connection.reset();
        m_last = {};
    }

    std::uint64_t m_count = 0;
    ExchangeId m_last{};  ///< 0: none
    std::optional<server::ConnectionId> m_connection;  ///< of the last; nothing: it is over
    std::map<ExchangeId, server::ConnectionId> m_kept;
};

}  // namespace pawl::mocks::mcp

#endif  // PAWL_MOCKS_MCP_EXCHANGES_HPP_INCLUDED
