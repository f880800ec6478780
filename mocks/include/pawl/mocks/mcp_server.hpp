// SPDX-License-Identifier: BSL-1.0
// An MCP server stub: a process of its own, or this one.
#ifndef PAWL_MOCKS_MCP_SERVER_HPP_INCLUDED
#define PAWL_MOCKS_MCP_SERVER_HPP_INCLUDED

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <memory>
#include <pawl/mocks/endpoint.hpp>
#include <pawl/mocks/error.hpp>
#include <pawl/mocks/mcp_profile.hpp>
#include <tl/expected.hpp>

namespace pawl::mocks::server {
struct ServerProcess;
}

namespace pawl::mocks::mcp {

struct ServerOptions {
    Endpoint endpoint = {};                       ///< a Unix socket, of no path: in a fresh private directory; or HTTP
    std::chrono::milliseconds stop_timeout{500};  ///< from SIGTERM to SIGKILL
};

/// A running server that speaks 2025-11-25, the versions before it, and 2026-07-28, with each client the one it asks
/// for. Like a Daemon it ends with its handle, and with the process that started it.
class McpServer {
public:
    /// Starts a server that accepts connections by the time this returns.
    ///
    /// @return errors as Daemon::start; ErrorCode::bad_endpoint for stdio, which serve() is for.
    [[nodiscard]] static tl::expected<McpServer, Error> start(Profile profile, ServerOptions options = {});

    McpServer(McpServer&&) noexcept;
    McpServer& operator=(McpServer&&) noexcept;
    ~McpServer();

    [[nodiscard]] const Endpoint& endpoint() const;
    [[nodiscard]] pid_t pid() const;

private:
    explicit McpServer(std::unique_ptr<server::ServerProcess> process);

    std::unique_ptr<server::ServerProcess> m_process;
};

/// Serves in this process until `stop_fd` becomes readable or, over stdio, the input ends.
///
/// @param endpoint  `stdio:` stands for this process's own standard input and output.
/// @param on_ready  called once connections are accepted, with the endpoint as it came to be.
/// @return errors as Daemon::start.
[[nodiscard]] tl::expected<void, Error> serve(Profile profile, const Endpoint& endpoint, int stop_fd,
                                              const std::function<void(const Endpoint&)>& on_ready);

}  // namespace pawl::mocks::mcp

#endif  // PAWL_MOCKS_MCP_SERVER_HPP_INCLUDED
