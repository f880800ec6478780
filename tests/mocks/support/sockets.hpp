// SPDX-License-Identifier: BSL-1.0
// Sockets that do exactly what a test says, well formed or not. Every wait ends within a second.
#ifndef PAWL_TESTS_MOCKS_SOCKETS_HPP_INCLUDED
#define PAWL_TESTS_MOCKS_SOCKETS_HPP_INCLUDED

#include <pawl/mocks/endpoint.hpp>
#include <string>
#include <string_view>

#include "posix/unique_fd.hpp"

namespace pawl::mocks::tests {

class RawConnection {
public:
    explicit RawConnection(posix::UniqueFd socket);
    explicit RawConnection(const Endpoint& endpoint);

    void send(std::string_view bytes);
    void end_sending();

    /// The next line without its end; what came of it if the peer closed or a second passed.
    [[nodiscard]] std::string receive_line();
    /// Whether nothing has come for the next 50 ms.
    [[nodiscard]] bool stays_silent() const;

private:
    posix::UniqueFd m_socket;
    std::string m_inbox;
};

/// A listening socket whose connections wait until they are accepted. What is sent on an accepted connection before
/// the client calls is the reply that the client then finds: no thread is needed to play the peer.
class RawListener {
public:
    explicit RawListener(Endpoint endpoint, int backlog = 1);

    [[nodiscard]] const Endpoint& endpoint() const { return m_endpoint; }
    [[nodiscard]] RawConnection accept();

private:
    Endpoint m_endpoint;
    posix::UniqueFd m_socket;
};

}  // namespace pawl::mocks::tests

#endif  // PAWL_TESTS_MOCKS_SOCKETS_HPP_INCLUDED
