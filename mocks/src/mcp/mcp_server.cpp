// SPDX-License-Identifier: BSL-1.0
#include <pawl/mocks/mcp_server.hpp>

#include <utility>

#include "mcp/http_transport.hpp"
#include "mcp/line_transport.hpp"
#include "server/listener.hpp"
#include "server/serve.hpp"
#include "server/serve_here.hpp"
#include "server/server_process.hpp"

namespace pawl::mocks::mcp {
namespace {

std::unique_ptr<server::Protocol> protocol_of(Transport transport, Profile profile) {
    if (transport == Transport::http) return std::make_unique<HttpTransport>(std::move(profile));
    return std::make_unique<LineTransport>(std::move(profile));
}

tl::expected<server::Listener, Error> listener_for(Endpoint endpoint) {
    if (endpoint.transport == Transport::http) {
        endpoint.path = HttpTransport::path;
        return server::listen_on_loopback(endpoint);
    }
    return endpoint.path.empty() ? server::listen_in_private_directory() : server::listen_at(endpoint);
}

}  // namespace

McpServer::McpServer(std::unique_ptr<server::ServerProcess> process) : m_process(std::move(process)) {}
McpServer::McpServer(McpServer&&) noexcept = default;
McpServer& McpServer::operator=(McpServer&&) noexcept = default;
McpServer::~McpServer() = default;

tl::expected<McpServer, Error> McpServer::start(Profile profile, ServerOptions options) {
    if (options.endpoint.transport == Transport::stdio) {
        return tl::make_unexpected(Error{.code = ErrorCode::bad_endpoint,
                                         .peer = to_string(options.endpoint),
                                         .detail = "a process of its own is not spoken to by standard input"});
    }
    auto listener = listener_for(options.endpoint);
    if (!listener) return tl::make_unexpected(listener.error());
    const auto protocol = protocol_of(options.endpoint.transport, std::move(profile));
    return server::ServerProcess::start(std::move(*listener), options.stop_timeout, *protocol)
        .map([](std::unique_ptr<server::ServerProcess> process) { return McpServer(std::move(process)); });
}

const Endpoint& McpServer::endpoint() const {
    return m_process->listener.endpoint;
}

pid_t McpServer::pid() const {
    return m_process->pid;
}

tl::expected<void, Error> serve(Profile profile, const Endpoint& endpoint, int stop_fd,
                                const std::function<void(const Endpoint&)>& on_ready) {
    const auto protocol = protocol_of(endpoint.transport, std::move(profile));
    if (endpoint.transport == Transport::stdio) {
        on_ready(endpoint);
        server::serve_stdio(stop_fd, *protocol);
        return {};
    }
    return server::serve_here(listener_for(endpoint), stop_fd, *protocol, on_ready);
}

}  // namespace pawl::mocks::mcp
