// SPDX-License-Identifier: BSL-1.0
#include "measure/channel.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "measure/interruption.hpp"

namespace pawl::perf {

std::pair<Channel, Channel> Channel::pair() {
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        throw std::system_error(errno, std::generic_category(), "no socket pair for a worker");
    }
    return {Channel(Descriptor(ends[0])), Channel(Descriptor(ends[1]))};
}

tl::expected<void, ChannelError> Channel::send(const Message& message) {
    const auto packet = encode(message);
    while (::send(m_socket.get(), packet.data(), packet.size(), MSG_NOSIGNAL) < 0) {
        if (errno != EINTR) return tl::make_unexpected(ChannelError::closed);
    }
    return {};
}

tl::expected<Message, ChannelError> Channel::receive(Deadline deadline) {
    std::array<pollfd, 2> waiting{{{m_socket.get(), POLLIN, 0}, {Interruption::descriptor(), POLLIN, 0}}};
    for (;;) {
        const int ready = ::poll(waiting.data(), waiting.size(), poll_timeout_ms(deadline));
        if (ready > 0 && waiting[1].revents != 0) return tl::make_unexpected(ChannelError::interrupted);
        if (ready > 0) return receive();
        if (ready == 0 && std::chrono::steady_clock::now() >= deadline) {
            return tl::make_unexpected(ChannelError::timed_out);
        }
        if (ready < 0 && errno != EINTR) return tl::make_unexpected(ChannelError::closed);
    }
}

tl::expected<Message, ChannelError> Channel::receive() {
    std::array<std::byte, message_size_max> packet;
    ssize_t size = 0;
    do {
        size = ::recv(m_socket.get(), packet.data(), packet.size(), 0);
    } while (size < 0 && errno == EINTR);
    if (size <= 0) return tl::make_unexpected(ChannelError::closed);
    auto message = decode(std::span(packet).first(static_cast<std::size_t>(size)));
    if (!message) return tl::make_unexpected(ChannelError::malformed);
    return *std::move(message);
}

}  // namespace pawl::perf
