// SPDX-License-Identifier: BSL-1.0
// Taking possession of a socket path.
#ifndef PAWL_MOCKS_LISTENER_HPP_INCLUDED
#define PAWL_MOCKS_LISTENER_HPP_INCLUDED

#include <pawl/mocks/endpoint.hpp>
#include <pawl/mocks/error.hpp>
#include <string>
#include <tl/expected.hpp>

#include "posix/unique_fd.hpp"

namespace pawl::mocks::server {

/// A listening socket and the names it has in the file system, if any, which outlive every process that forgets them.
struct Listener {
    posix::UniqueFd socket;
    Endpoint endpoint;
    std::string private_directory;  ///< empty if the socket stands in a directory of the user's

    void remove_files() const;
};

/// Replaces a socket that nobody serves; never one that is served, nor a file of another kind.
///
/// @return errors as Daemon::start.
[[nodiscard]] tl::expected<Listener, Error> listen_at(const Endpoint& endpoint);

/// Listens for HTTP on the loopback interface, at a port of the system's choice where the endpoint's is 0.
///
/// @return ErrorCode::address_in_use where somebody listens there, else errors as Daemon::start.
[[nodiscard]] tl::expected<Listener, Error> listen_on_loopback(const Endpoint& endpoint);

/// Listens in a directory that only this user can enter, made under $TMPDIR or /tmp.
[[nodiscard]] tl::expected<Listener, Error> listen_in_private_directory();

}  // namespace pawl::mocks::server

#endif  // PAWL_MOCKS_LISTENER_HPP_INCLUDED
