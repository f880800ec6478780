// SPDX-License-Identifier: BSL-1.0
#include "server/serve.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <cerrno>
#include <utility>
#include <vector>

#include "server/connection.hpp"

namespace pawl::mocks::server {

void serve(int listening_fd, int stop_fd, Responder& responder, std::size_t max_request_bytes) {
    constexpr std::size_t stop = 0;
    constexpr std::size_t door = 1;
    constexpr std::size_t first_connection = 2;  // connections[i] is polled at i + first_connection
    std::vector<pollfd> polled{{.fd = stop_fd, .events = POLLIN, .revents = 0},
                               {.fd = listening_fd, .events = POLLIN, .revents = 0}};
    std::vector<Connection> connections;

    while (true) {
        if (::poll(polled.data(), polled.size(), -1) < 0 && errno != EINTR) return;
        if (polled[stop].revents != 0) return;

        for (std::size_t i = connections.size(); i-- > 0;) {
            pollfd& entry = polled[i + first_connection];
            if (entry.revents == 0) continue;
            if (connections[i].advance(responder)) {
                entry.events = connections[i].interest();
                continue;
            }
            std::swap(entry, polled.back());
            polled.pop_back();
            std::swap(connections[i], connections.back());
            connections.pop_back();
            polled[door].events = POLLIN;
        }

        if (polled[door].revents == 0) continue;
        posix::UniqueFd client(::accept4(listening_fd, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
        if (client) {
            polled.push_back({.fd = client.get(), .events = POLLIN, .revents = 0});
            connections.emplace_back(std::move(client), max_request_bytes);
        } else if (errno == EMFILE || errno == ENFILE) {
            polled[door].events = 0;  // until a connection ends: else poll would report the waiting client for ever
        }
    }
}

}  // namespace pawl::mocks::server
