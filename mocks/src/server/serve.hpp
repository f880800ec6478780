// SPDX-License-Identifier: BSL-1.0
// The server's loop: one thread, any number of connections.
#ifndef PAWL_MOCKS_SERVE_HPP_INCLUDED
#define PAWL_MOCKS_SERVE_HPP_INCLUDED

#include "server/protocol.hpp"

namespace pawl::mocks::server {

/// Serves until `stop_fd` becomes readable. A client that does not read what it is sent is not read from either.
///
/// @param listening_fd  a listening, non-blocking stream socket.
/// @return  false if the system gave no epoll instance, with errno.
[[nodiscard]] bool serve(int listening_fd, int stop_fd, Protocol& protocol);

/// Serves one connection on standard input and output, until the input ends or `stop_fd` becomes readable.
void serve_stdio(int stop_fd, Protocol& protocol);

}  // namespace pawl::mocks::server

#endif  // PAWL_MOCKS_SERVE_HPP_INCLUDED
