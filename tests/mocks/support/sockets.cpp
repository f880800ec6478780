// SPDX-License-Identifier: BSL-1.0
#include "support/sockets.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/time.h>

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <utility>

#include "posix/deadline.hpp"
#include "posix/unix_address.hpp"
#include "support/expected.hpp"

namespace pawl::mocks::tests {

using posix::UniqueFd;
using posix::UnixAddress;
using namespace std::chrono_literals;

static UniqueFd stream_socket(int family = AF_UNIX) {
    return UniqueFd(::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0));
}

static UniqueFd connected(const Endpoint& endpoint) {
    if (endpoint.transport == Transport::unix_socket) {
        UniqueFd socket = stream_socket();
        const UnixAddress address = value_of(posix::unix_address(endpoint));
        if (::connect(socket.get(), address.get(), UnixAddress::size()) != 0) FAIL("cannot connect");
        return socket;
    }
    UniqueFd socket = stream_socket(AF_INET);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(endpoint.port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) {
        FAIL("cannot connect");
    }
    return socket;
}

RawConnection::RawConnection(UniqueFd socket) : m_socket(std::move(socket)) {
    const timeval a_second{.tv_sec = 1, .tv_usec = 0};
    ::setsockopt(m_socket.get(), SOL_SOCKET, SO_SNDTIMEO, &a_second, sizeof(a_second));
}

RawConnection::RawConnection(const Endpoint& endpoint) : RawConnection(connected(endpoint)) {}

void RawConnection::send(std::string_view bytes) {
    REQUIRE(::send(m_socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size()));
}

void RawConnection::end_sending() {
    REQUIRE(::shutdown(m_socket.get(), SHUT_WR) == 0);
}

std::string RawConnection::receive_line() {
    const posix::Deadline deadline(1s);
    std::size_t end = m_inbox.find('\n');
    while (end == std::string::npos && posix::wait_for(m_socket.get(), POLLIN, deadline)) {
        char bytes[4096];
        const ssize_t received = ::recv(m_socket.get(), bytes, sizeof(bytes), 0);
        if (received <= 0) break;
        m_inbox.append(bytes, static_cast<std::size_t>(received));
        end = m_inbox.find('\n');
    }
    std::string line = m_inbox.substr(0, end);
    m_inbox.erase(0, end == std::string::npos ? end : end + 1);
    return line;
}

bool RawConnection::stays_silent() const {
    return m_inbox.empty() && !posix::wait_for(m_socket.get(), POLLIN, posix::Deadline(50ms));
}

RawListener::RawListener(Endpoint endpoint, int backlog) : m_endpoint(std::move(endpoint)), m_socket(stream_socket()) {
    const UnixAddress address = value_of(posix::unix_address(m_endpoint));
    REQUIRE(::bind(m_socket.get(), address.get(), UnixAddress::size()) == 0);
    REQUIRE(::listen(m_socket.get(), backlog) == 0);
}

RawConnection RawListener::accept() {
    REQUIRE(posix::wait_for(m_socket.get(), POLLIN, posix::Deadline(1s)));
    return RawConnection(UniqueFd(::accept4(m_socket.get(), nullptr, nullptr, SOCK_CLOEXEC)));
}

}  // namespace pawl::mocks::tests
