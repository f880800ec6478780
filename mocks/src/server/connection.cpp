// SPDX-License-Identifier: BSL-1.0
#include "server/connection.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <cerrno>

#include "wire/error_object.hpp"
#include "wire/reply.hpp"

namespace pawl::mocks::server {

static bool would_wait() {
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

short Connection::interest() const {
    return m_outbox.empty() ? POLLIN : POLLOUT;
}

bool Connection::advance(Responder& responder) {
    if (m_outbox.empty() && !receive(responder)) return false;
    if (!flush()) return false;
    return !(m_client_done && m_outbox.empty());
}

bool Connection::receive(Responder& responder) {
    char bytes[65'536];
    const ssize_t received = ::recv(m_socket.get(), bytes, sizeof(bytes), 0);
    if (received < 0) return would_wait();
    m_client_done = received == 0;
    m_framer.feed({bytes, static_cast<std::size_t>(received)});
    while (const auto frame = m_framer.next()) {
        if (frame->too_large) {
            wire::append_error(m_outbox, {wire::parse_error, "JSON message too large"}, "null");
        } else {
            responder.respond(frame->text, m_outbox);
        }
    }
    return true;
}

bool Connection::flush() {
    while (!m_outbox.empty()) {
        const ssize_t sent = ::send(m_socket.get(), m_outbox.data(), m_outbox.size(), MSG_NOSIGNAL);
        if (sent < 0) return would_wait();
        m_outbox.erase(0, static_cast<std::size_t>(sent));
    }
    return true;
}

}  // namespace pawl::mocks::server
