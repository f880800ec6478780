// SPDX-License-Identifier: BSL-1.0
#include "server/server_process.hpp"

#include <unistd.h>

#include <cerrno>
#include <utility>

#include "posix/unix_address.hpp"
#include "process/child_process.hpp"
#include "server/serve.hpp"

namespace pawl::mocks::server {

ServerProcess::~ServerProcess() {
    if (pid > 0) process::stop_child(pid, stop_timeout);
    listener.remove_files();
}

tl::expected<std::unique_ptr<ServerProcess>, Error> ServerProcess::start(Listener listener,
                                                                         std::chrono::milliseconds stop_timeout,
                                                                         Protocol& protocol) {
    auto started = std::make_unique<ServerProcess>(std::move(listener), stop_timeout);
    started->pid = process::fork_child(started->listener.socket.get(), [&](int listening_fd, int orphaned_fd) {
        const bool has_served = serve(listening_fd, orphaned_fd, protocol);
        started->listener.remove_files();
        if (!has_served) ::_exit(1);
    });
    if (started->pid < 0) {
        return tl::make_unexpected(posix::system_error(ErrorCode::spawn_failed, started->listener.endpoint, errno));
    }
    started->listener.socket = {};  // the child's alone: with the child gone, connecting is refused at once
    return started;
}

}  // namespace pawl::mocks::server
