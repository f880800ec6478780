// SPDX-License-Identifier: BSL-1.0
#include <pawl/mocks/daemon.hpp>

#include <cassert>
#include <utility>

#include "server/framed_responder.hpp"
#include "server/listener.hpp"
#include "server/serve_here.hpp"
#include "server/server_process.hpp"

namespace pawl::mocks {

Daemon::Daemon(std::unique_ptr<server::ServerProcess> process) : m_process(std::move(process)) {}
Daemon::Daemon(Daemon&&) noexcept = default;
Daemon& Daemon::operator=(Daemon&&) noexcept = default;
Daemon::~Daemon() = default;

tl::expected<Daemon, Error> Daemon::start(Profile profile, DaemonOptions options) {
    assert(profile.make_responder && "a profile makes responders");
    auto listener =
        options.socket_path.empty() ? server::listen_in_private_directory() : server::listen_at({options.socket_path});
    if (!listener) return tl::make_unexpected(listener.error());
    const auto responder = profile.make_responder();
    server::FramedResponder protocol{*responder, profile.max_request_bytes};
    return server::ServerProcess::start(std::move(*listener), options.stop_timeout, protocol)
        .map([](std::unique_ptr<server::ServerProcess> process) { return Daemon(std::move(process)); });
}

const Endpoint& Daemon::endpoint() const {
    return m_process->listener.endpoint;
}

pid_t Daemon::pid() const {
    return m_process->pid;
}

tl::expected<void, Error> serve(Profile profile, const Endpoint& endpoint, int stop_fd,
                                const std::function<void(const Endpoint&)>& on_ready) {
    assert(profile.make_responder && "a profile makes responders");
    if (endpoint.transport != Transport::unix_socket) {
        return tl::make_unexpected(Error{.code = ErrorCode::bad_endpoint,
                                         .peer = to_string(endpoint),
                                         .detail = "a daemon serves at a Unix socket"});
    }
    const auto responder = profile.make_responder();
    server::FramedResponder protocol{*responder, profile.max_request_bytes};
    return server::serve_here(server::listen_at(endpoint), stop_fd, protocol, on_ready);
}

}  // namespace pawl::mocks
