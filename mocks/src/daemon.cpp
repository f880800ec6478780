// SPDX-License-Identifier: BSL-1.0
#include <pawl/mocks/daemon.hpp>

#include <cassert>
#include <cerrno>
#include <utility>

#include "posix/unix_address.hpp"
#include "process/child_process.hpp"
#include "server/listener.hpp"
#include "server/serve.hpp"

namespace pawl::mocks {

struct Daemon::Running {
    server::Listener listener;
    std::chrono::milliseconds stop_timeout;
    pid_t pid = -1;

    Running(server::Listener owned, std::chrono::milliseconds timeout)
        : listener(std::move(owned)), stop_timeout(timeout) {}
    ~Running() {
        if (pid > 0) process::stop_child(pid, stop_timeout);
        listener.remove_files();
    }
};

Daemon::Daemon(std::unique_ptr<Running> running) : m_running(std::move(running)) {}
Daemon::Daemon(Daemon&&) noexcept = default;
Daemon& Daemon::operator=(Daemon&&) noexcept = default;
Daemon::~Daemon() = default;

tl::expected<Daemon, Error> Daemon::start(Profile profile, DaemonOptions options) {
    assert(profile.make_responder && "a profile makes responders");
    auto listener =
        options.socket_path.empty() ? server::listen_in_private_directory() : server::listen_at({options.socket_path});
    if (!listener) return tl::make_unexpected(listener.error());
    auto running = std::make_unique<Running>(std::move(*listener), options.stop_timeout);

    const auto responder = profile.make_responder();
    running->pid = process::fork_child(running->listener.socket.get(), [&](int listening_fd, int orphaned_fd) {
        server::serve(listening_fd, orphaned_fd, *responder, profile.max_request_bytes);
        running->listener.remove_files();
    });
    if (running->pid < 0) {
        return tl::make_unexpected(posix::system_error(ErrorCode::spawn_failed, running->listener.endpoint, errno));
    }
    running->listener.socket = {};  // the child's alone: with the child gone, connecting is refused at once
    return Daemon(std::move(running));
}

const Endpoint& Daemon::endpoint() const {
    return m_running->listener.endpoint;
}

pid_t Daemon::pid() const {
    return m_running->pid;
}

}  // namespace pawl::mocks
