// SPDX-License-Identifier: BSL-1.0
#include <pawl/mocks/client.hpp>

#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstdint>
#include <utility>

#include "posix/deadline.hpp"
#include "posix/unique_fd.hpp"
#include "posix/unix_address.hpp"
#include "wire/json_writer.hpp"
#include "wire/reply.hpp"
#include "wire/request.hpp"

namespace pawl::mocks {
namespace {

using posix::Deadline;
using posix::UniqueFd;
using posix::UnixAddress;

template <typename Value = void>
using Attempt = tl::expected<Value, Error>;

std::string excerpt(std::string_view line) {
    constexpr std::size_t shown = 80;
    std::string text;
    wire::append_json(text, line.substr(0, shown));
    return line.size() > shown ? fmt::format("{} and {} bytes more", text, line.size() - shown) : text;
}

bool would_wait() {
    return errno == EAGAIN || errno == EWOULDBLOCK;
}

/// connect() on a Unix socket waits while the peer's queue is full, and only SO_SNDTIMEO bounds that wait.
void limit_connect(int fd, std::chrono::milliseconds timeout) {
    timeout = std::max(timeout, std::chrono::milliseconds(1));  // 0 would mean no limit
    const auto seconds = std::chrono::floor<std::chrono::seconds>(timeout);
    const timeval limit{.tv_sec = seconds.count(), .tv_usec = std::chrono::microseconds(timeout - seconds).count()};
    ::setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof(limit));
}

}  // namespace

class Client::Connection {
public:
    Connection(UniqueFd socket, const Endpoint& endpoint, std::chrono::milliseconds timeout)
        : m_socket(std::move(socket)), m_peer(to_string(endpoint)), m_timeout(timeout) {}

    Attempt<Reply> call(std::string_view method, std::string_view params) {
        m_method = method;
        if (!m_socket) return fail(ErrorCode::not_connected, "given up after an earlier error");
        auto reply = exchange(params);
        if (!reply && reply.error().code != ErrorCode::rpc_error) m_socket = {};
        return reply;
    }

private:
    tl::unexpected<Error> fail(ErrorCode code, std::string detail, int rpc_code = 0) const {
        return tl::make_unexpected(Error{code, m_peer, std::string(m_method), std::move(detail), rpc_code});
    }

    Attempt<Reply> exchange(std::string_view params) {
        const Deadline deadline(m_timeout);
        const std::int64_t id = m_next_id++;
        m_request.clear();
        wire::append_request(m_request, m_method, params, id);
        if (auto sent = send_request(deadline); !sent) return tl::make_unexpected(sent.error());
        const auto line_bytes = receive_line(deadline);
        if (!line_bytes) return tl::make_unexpected(line_bytes.error());
        auto reply = read_reply(std::string_view(m_inbox).substr(0, *line_bytes), id);
        m_inbox.erase(0, *line_bytes);
        return reply;
    }

    Attempt<> send_request(const Deadline& deadline) {
        for (std::string_view rest = m_request; !rest.empty();) {
            const ssize_t sent = ::send(m_socket.get(), rest.data(), rest.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent >= 0) {
                rest.remove_prefix(static_cast<std::size_t>(sent));
            } else if (!would_wait() && errno != EINTR) {
                return fail(ErrorCode::closed_by_peer, "it was closed before the request was sent");
            } else if (!posix::wait_for(m_socket.get(), POLLOUT, deadline)) {
                return fail(ErrorCode::timed_out, fmt::format("{} of the request's {} bytes not taken within {} ms",
                                                              rest.size(), m_request.size(), m_timeout.count()));
            }
        }
        return {};
    }

    /// @return the size of the first line in m_inbox, its end included.
    Attempt<std::size_t> receive_line(const Deadline& deadline) {
        char bytes[65'536];
        std::size_t scanned = 0;
        while (true) {
            const std::size_t end = m_inbox.find('\n', scanned);
            if (end != std::string::npos) return end + 1;
            scanned = m_inbox.size();
            if (!posix::wait_for(m_socket.get(), POLLIN, deadline)) {
                return fail(ErrorCode::timed_out, fmt::format("no complete reply within {} ms, {} bytes so far",
                                                              m_timeout.count(), m_inbox.size()));
            }
            const ssize_t received = ::recv(m_socket.get(), bytes, sizeof(bytes), MSG_DONTWAIT);
            if (received > 0) {
                m_inbox.append(bytes, static_cast<std::size_t>(received));
            } else if (received == 0 || (!would_wait() && errno != EINTR)) {
                return fail(ErrorCode::closed_by_peer, fmt::format("{} bytes of a reply came", m_inbox.size()));
            }
        }
    }

    Attempt<Reply> read_reply(std::string_view line, std::int64_t id) {
        const auto response = wire::parse_response(m_parser, line);
        if (!response) return fail(ErrorCode::malformed_reply, response.error() + ": " + excerpt(line));
        const bool answers_unread_request = !response->id && response->error;  // JSON-RPC 2.0, section 5: id is null
        if (response->id != id && !answers_unread_request) {
            return fail(ErrorCode::wrong_id, fmt::format("expected id {}, got {}", id, excerpt(line)));
        }
        if (response->error) {
            const auto& [code, message] = *response->error;
            return fail(ErrorCode::rpc_error, fmt::format("{} {}", code, message), code);
        }
        return Reply(std::string(response->result));
    }

    UniqueFd m_socket;
    std::string m_peer;
    std::chrono::milliseconds m_timeout;
    std::int64_t m_next_id = 1;
    std::string_view m_method;  // of the call under way
    std::string m_request;
    std::string m_inbox;
    simdjson::dom::parser m_parser;
};

Client::Client(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}
Client::Client(Client&&) noexcept = default;
Client& Client::operator=(Client&&) noexcept = default;
Client::~Client() = default;

tl::expected<Client, Error> Client::connect(Endpoint endpoint, ClientOptions options) {
    const auto address = posix::unix_address(endpoint);
    if (!address) return tl::make_unexpected(address.error());
    const auto refuse = [&](ErrorCode code) { return tl::make_unexpected(posix::system_error(code, endpoint, errno)); };
    UniqueFd socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!socket) return refuse(ErrorCode::connect_failed);
    limit_connect(socket.get(), options.timeout);
    while (::connect(socket.get(), address->get(), UnixAddress::size()) != 0) {
        if (errno == EINTR) continue;
        if (would_wait()) return refuse(ErrorCode::timed_out);
        return refuse(errno == EACCES || errno == EPERM ? ErrorCode::not_permitted : ErrorCode::connect_failed);
    }
    return Client(std::make_unique<Connection>(std::move(socket), endpoint, options.timeout));
}

tl::expected<Reply, Error> Client::call(std::string_view method, std::string_view params) {
    assert(m_connection && "a client that was moved from makes no calls");
    return m_connection->call(method, params);
}

}  // namespace pawl::mocks
