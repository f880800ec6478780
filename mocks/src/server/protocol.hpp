// SPDX-License-Identifier: BSL-1.0
// What a server says to its connections, apart from how bytes reach them: the loop brings bytes and time, a protocol
// answers.
#ifndef PAWL_MOCKS_PROTOCOL_HPP_INCLUDED
#define PAWL_MOCKS_PROTOCOL_HPP_INCLUDED

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pawl::mocks::server {

enum class ConnectionId : std::uint64_t {};
using TimePoint = std::chrono::steady_clock::time_point;

/// The way out to the connections. One that is gone swallows what it is given.
class Outlet {
public:
    virtual ~Outlet() = default;

    /// Where bytes for a connection are appended; valid until the next call.
    [[nodiscard]] virtual std::string& to(ConnectionId connection) = 0;

    /// Ends a connection once everything is sent.
    virtual void close(ConnectionId connection) = 0;
};

/// Pure: it sees no clock and no descriptor.
class Protocol {
public:
    virtual ~Protocol() = default;

    virtual void open(ConnectionId connection) = 0;
    virtual void receive(ConnectionId connection, std::string_view bytes, TimePoint now, Outlet& outlet) = 0;
    /// Nothing comes from there, and nothing goes there, any more.
    virtual void close(ConnectionId connection) = 0;

    /// When advance() has something to do; nothing: only once something was received.
    [[nodiscard]] virtual std::optional<TimePoint> next_due() const { return std::nullopt; }
    virtual void advance(TimePoint /*now*/, Outlet& /*outlet*/) {}
};

}  // namespace pawl::mocks::server

#endif  // PAWL_MOCKS_PROTOCOL_HPP_INCLUDED
