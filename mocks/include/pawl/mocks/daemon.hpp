// SPDX-License-Identifier: BSL-1.0
// A JSON-RPC 2.0 daemon stub: a process of its own behind a Unix stream socket.
#ifndef PAWL_MOCKS_DAEMON_HPP_INCLUDED
#define PAWL_MOCKS_DAEMON_HPP_INCLUDED

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <memory>
#include <pawl/mocks/endpoint.hpp>
#include <pawl/mocks/error.hpp>
#include <pawl/mocks/profile.hpp>
#include <string>
#include <tl/expected.hpp>

namespace pawl::mocks {
namespace server {
struct ServerProcess;
}

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
    explicit Daemon(std::unique_ptr<server::ServerProcess> process);

    std::unique_ptr<server::ServerProcess> m_process;
};

/// Serves in this process until `stop_fd` becomes readable.
///
/// @param endpoint  a Unix socket.
/// @param on_ready  called once connections are accepted, with the endpoint as it came to be.
/// @return errors as Daemon::start; ErrorCode::bad_endpoint for another transport.
[[nodiscard]] tl::expected<void, Error> serve(Profile profile, const Endpoint& endpoint, int stop_fd,
                                              const std::function<void(const Endpoint&)>& on_ready);

}  // namespace pawl::mocks

#endif  // PAWL_MOCKS_DAEMON_HPP_INCLUDED
