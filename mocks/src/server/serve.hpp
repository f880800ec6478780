// SPDX-License-Identifier: BSL-1.0
// The server's loop: one thread, any number of connections.
#ifndef PAWL_MOCKS_SERVE_HPP_INCLUDED
#define PAWL_MOCKS_SERVE_HPP_INCLUDED

#include <cstddef>
#include <pawl/mocks/profile.hpp>

namespace pawl::mocks::server {

/// Serves until `stop_fd` becomes readable.
///
/// @param listening_fd  a listening, non-blocking stream socket.
void serve(int listening_fd, int stop_fd, Responder& responder, std::size_t max_request_bytes);

}  // namespace pawl::mocks::server

#endif  // PAWL_MOCKS_SERVE_HPP_INCLUDED
