// SPDX-License-Identifier: BSL-1.0
// A JSON-RPC 2.0 daemon stub: a process of its own behind a Unix stream socket.
#ifndef PAWL_MOCKS_DAEMON_HPP_INCLUDED
#define PAWL_MOCKS_DAEMON_HPP_INCLUDED

#include <sys/types.h>

#include <chrono>
#include <memory>
#include <pawl/mocks/endpoint.hpp>
#include <pawl/mocks/error.hpp>
#include <pawl/mocks/profile.hpp>
#include <string>
#include <tl/expected.hpp>

namespace pawl::mocks {

struct DaemonOptions {
    std::string socket_path = {};                 ///< empty: in a fresh private directory under $TMPDIR or /tmp
    std::chrono::milliseconds stop_timeout{500};  ///< from SIGTERM to SIGKILL
};

/// A running daemon. Its destructor ends the process and removes the socket; whatever ends the parent, SIGKILL
/// included, ends the daemon too, which then removes the socket itself.
///
/// The process is made by fork() without exec: there is no program to find, and in a paired build each side's daemon
/// is the very code that side was built with.
class Daemon {
public:
    /// Starts a daemon that accepts connections by the time this returns.
    ///
    /// A socket that nobody serves any more is replaced; one that is served is never stolen.
    ///
    /// @return the daemon, or
    ///         - ErrorCode::bad_endpoint if the directory of the socket does not exist,
    ///         - ErrorCode::path_too_long, ErrorCode::address_in_use, ErrorCode::not_permitted as they say,
    ///         - ErrorCode::spawn_failed if the system gave no socket or no process.
    [[nodiscard]] static tl::expected<Daemon, Error> start(Profile profile, DaemonOptions options = {});

    Daemon(Daemon&&) noexcept;
    Daemon& operator=(Daemon&&) noexcept;
    ~Daemon();

    [[nodiscard]] const Endpoint& endpoint() const;
    [[nodiscard]] pid_t pid() const;

private:
    struct Running;
    explicit Daemon(std::unique_ptr<Running> running);

    std::unique_ptr<Running> m_running;
};

}  // namespace pawl::mocks

#endif  // PAWL_MOCKS_DAEMON_HPP_INCLUDED
