// SPDX-License-Identifier: BSL-1.0
// What a protocol sends, by connection.
#ifndef PAWL_TESTS_MOCKS_RECORDING_OUTLET_HPP_INCLUDED
#define PAWL_TESTS_MOCKS_RECORDING_OUTLET_HPP_INCLUDED

#include <map>
#include <set>
#include <string>
#include <utility>

#include "server/protocol.hpp"

namespace pawl::mocks::tests {

class RecordingOutlet final : public server::Outlet {
public:
    std::string& to(server::ConnectionId connection) override { return m_sent[connection]; }
    void close(server::ConnectionId connection) override { m_closed.insert(connection); }

    /// Since it was asked last.
    [[nodiscard]] std::string sent(server::ConnectionId connection) { return std::exchange(m_sent[connection], ""); }
    [[nodiscard]] bool is_closed(server::ConnectionId connection) const { return m_closed.contains(connection); }

private:
    std::map<server::ConnectionId, std::string> m_sent;
    std::set<server::ConnectionId> m_closed;
};

}  // namespace pawl::mocks::tests

#endif  // PAWL_TESTS_MOCKS_RECORDING_OUTLET_HPP_INCLUDED
