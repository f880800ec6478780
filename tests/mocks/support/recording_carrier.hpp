// SPDX-License-Identifier: BSL-1.0
// What an MCP server says, as text: "EXCHANGE STATUS MESSAGE", with a full stop behind the last of an exchange.
#ifndef PAWL_TESTS_MOCKS_RECORDING_CARRIER_HPP_INCLUDED
#define PAWL_TESTS_MOCKS_RECORDING_CARRIER_HPP_INCLUDED

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "mcp/carrier.hpp"

namespace pawl::mocks::tests {

class RecordingCarrier final : public mcp::Carrier {
public:
    void say(mcp::ExchangeId exchange, std::string_view message, bool is_last, int status) override {
        m_said.push_back(
            fmt::format("{} {} {}{}", static_cast<std::uint64_t>(exchange), status, message, is_last ? "." : ""));
    }
    void drop(mcp::ExchangeId exchange) override {
        m_said.push_back(fmt::format("{} dropped", static_cast<std::uint64_t>(exchange)));
    }
    void tell(mcp::SessionId session, std::string_view message) override {
        m_said.push_back(fmt::format("session {}: {}", static_cast<std::uint64_t>(session), message));
    }

    /// Since it was asked last.
    [[nodiscard]] std::vector<std::string> said() { return std::exchange(m_said, {}); }

private:
    std::vector<std::string> m_said;
};

}  // namespace pawl::mocks::tests

#endif  // PAWL_TESTS_MOCKS_RECORDING_CARRIER_HPP_INCLUDED
