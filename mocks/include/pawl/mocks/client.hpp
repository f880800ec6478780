// SPDX-License-Identifier: BSL-1.0
// A synchronous JSON-RPC 2.0 client over one connection.
#ifndef PAWL_MOCKS_CLIENT_HPP_INCLUDED
#define PAWL_MOCKS_CLIENT_HPP_INCLUDED

#include <chrono>
#include <memory>
#include <pawl/mocks/caller.hpp>
#include <pawl/mocks/endpoint.hpp>
#include <pawl/mocks/error.hpp>
#include <string_view>
#include <tl/expected.hpp>

namespace pawl::mocks {

struct ClientOptions {
    std::chrono::milliseconds timeout{
        5'000};  ///< for connecting, and for each call from first byte out to last byte in
};

class Client final : public Caller {
public:
    /// @return a connected client, or
    ///         - ErrorCode::path_too_long or ErrorCode::not_permitted as they say,
    ///         - ErrorCode::timed_out if the peer's queue of connections stayed full,
    ///         - ErrorCode::connect_failed if nobody serves there.
    [[nodiscard]] static tl::expected<Client, Error> connect(Endpoint endpoint, ClientOptions options = {});

    Client(Client&&) noexcept;
    Client& operator=(Client&&) noexcept;
    ~Client() override;

    /// One request, one reply; a request is a line, and so is its reply.
    ///
    /// After any error but rpc_error the stream may be out of step, so the connection is given up.
    ///
    /// @param params  JSON text of an object or array, sent as it stands; empty for none.
    /// @return        the reply, or
    ///                - ErrorCode::rpc_error with Error::rpc_code if the peer answered with an error object,
    ///                - ErrorCode::timed_out, ErrorCode::closed_by_peer, ErrorCode::malformed_reply or
    ///                  ErrorCode::wrong_id as they say,
    ///                - ErrorCode::not_connected after one of those.
    [[nodiscard]] tl::expected<Reply, Error> call(std::string_view method, std::string_view params = {}) override;

private:
    class Connection;
    explicit Client(std::unique_ptr<Connection> connection);

    std::unique_ptr<Connection> m_connection;
};

}  // namespace pawl::mocks

#endif  // PAWL_MOCKS_CLIENT_HPP_INCLUDED
