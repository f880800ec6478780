// SPDX-License-Identifier: BSL-1.0
// A server in a process of its own, behind a listening socket.
#ifndef PAWL_MOCKS_SERVER_PROCESS_HPP_INCLUDED
#define PAWL_MOCKS_SERVER_PROCESS_HPP_INCLUDED

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <memory>
#include <pawl/mocks/error.hpp>
#include <tl/expected.hpp>

#include "server/listener.hpp"
#include "server/protocol.hpp"

namespace pawl::mocks::server {

/// Ends the process and removes the socket with it.
struct ServerProcess {
    Listener listener;
    std::chrono::milliseconds stop_timeout;
    pid_t pid = -1;

    ServerProcess(Listener owned, std::chrono::milliseconds timeout)
        : listener(std::move(owned)), stop_timeout(timeout) {}
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;
    ~ServerProcess();

    /// @return the process, or ErrorCode::spawn_failed.
    [[nodiscard]] static tl::expected<std::unique_ptr<ServerProcess>, Error> start(
        Listener listener, std::chrono::milliseconds stop_timeout, Protocol& protocol);
};

}  // namespace pawl::mocks::server

#endif  // PAWL_MOCKS_SERVER_PROCESS_HPP_INCLUDED
