// SPDX-License-Identifier: BSL-1.0
// One client's side of the server.
#ifndef PAWL_MOCKS_CONNECTION_HPP_INCLUDED
#define PAWL_MOCKS_CONNECTION_HPP_INCLUDED

#include <cstddef>
#include <pawl/mocks/profile.hpp>
#include <string>

#include "posix/unique_fd.hpp"
#include "wire/framing.hpp"

namespace pawl::mocks::server {

class Connection {
public:
    Connection(posix::UniqueFd socket, std::size_t max_request_bytes)
        : m_socket(std::move(socket)), m_framer(max_request_bytes) {}

    [[nodiscard]] int fd() const { return m_socket.get(); }

    /// The poll events it waits for: a client that does not read its replies is not read from either.
    [[nodiscard]] short interest() const;

    /// Reads, answers and writes as far as that goes without waiting; false once the connection is over.
    [[nodiscard]] bool advance(Responder& responder);

private:
    bool receive(Responder& responder);
    bool flush();

    posix::UniqueFd m_socket;
    wire::Framer m_framer;
    std::string m_outbox;  // replies not yet taken by the system
    bool m_client_done = false;
};

}  // namespace pawl::mocks::server

#endif  // PAWL_MOCKS_CONNECTION_HPP_INCLUDED
