// SPDX-License-Identifier: BSL-1.0
// One end of a packet socket pair between a conductor and a worker.
//
// SOCK_SEQPACKET keeps message boundaries and reports the peer's end; on one core a hand-over through it costs what a
// pipe or a futex costs (4.2 µs), and it is the sturdier of the three.
#ifndef PAWL_PERF_MEASURE_CHANNEL_HPP_INCLUDED
#define PAWL_PERF_MEASURE_CHANNEL_HPP_INCLUDED

#include <tl/expected.hpp>
#include <utility>

#include "measure/clock.hpp"
#include "measure/descriptor.hpp"
#include "measure/protocol.hpp"

namespace pawl::perf {

enum class ChannelError {
    closed,       ///< the peer's end is gone
    timed_out,    ///< nothing came before the deadline
    malformed,    ///< something came that is no message
    interrupted,  ///< this process was asked to end (see Interruption)
};

class Channel {
public:
    explicit Channel(Descriptor socket) : m_socket(std::move(socket)) {}

    /// Both ends of a fresh pair, closed on exec. Throws std::system_error when the process is out of descriptors.
    [[nodiscard]] static std::pair<Channel, Channel> pair();

    [[nodiscard]] tl::expected<void, ChannelError> send(const Message& message);
    [[nodiscard]] tl::expected<Message, ChannelError> receive(Deadline deadline);
    /// Waits as long as the peer lives.
    [[nodiscard]] tl::expected<Message, ChannelError> receive();

    [[nodiscard]] int descriptor() const { return m_socket.get(); }
    void close() { m_socket = Descriptor(); }

private:
    Descriptor m_socket;
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_CHANNEL_HPP_INCLUDED
