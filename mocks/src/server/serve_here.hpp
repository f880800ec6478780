// SPDX-License-Identifier: BSL-1.0
// A server in this very process.
#ifndef PAWL_MOCKS_SERVE_HERE_HPP_INCLUDED
#define PAWL_MOCKS_SERVE_HERE_HPP_INCLUDED

#include <cerrno>
#include <functional>
#include <pawl/mocks/endpoint.hpp>
#include <pawl/mocks/error.hpp>
#include <tl/expected.hpp>

#include "posix/unix_address.hpp"
#include "server/listener.hpp"
#include "server/serve.hpp"

namespace pawl::mocks::server {

/// Serves at a listener until `stop_fd` becomes readable, then removes its socket.
///
/// @param on_ready  called once connections are accepted.
/// @return ErrorCode::spawn_failed if the system did not let it serve, or why there is no listener.
[[nodiscard]] inline tl::expected<void, Error> serve_here(const tl::expected<Listener, Error>& listener, int stop_fd,
                                                          Protocol& protocol,
                                                          const std::function<void(const Endpoint&)>& on_ready) {
    if (!listener) return tl::make_unexpected(listener.error());
    on_ready(listener->endpoint);
    const bool has_served = serve(listener->socket.get(), stop_fd, protocol);
    const int error_number = errno;
    listener->remove_files();
    if (has_served) return {};
    return tl::make_unexpected(posix::system_error(ErrorCode::spawn_failed, listener->endpoint, error_number));
}

}  // namespace pawl::mocks::server

#endif  // PAWL_MOCKS_SERVE_HERE_HPP_INCLUDED
