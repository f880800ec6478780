// SPDX-License-Identifier: BSL-1.0
#include "server/listener.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdlib>
#include <utility>

#include "posix/unix_address.hpp"

namespace pawl::mocks::server {
namespace {

using posix::UniqueFd;
using posix::UnixAddress;

ErrorCode code_of(int error_number) {
    switch (error_number) {
        case EACCES:
        case EPERM:
        case EROFS:
            return ErrorCode::not_permitted;
        case ENOENT:
        case ENOTDIR:
            return ErrorCode::bad_endpoint;
        default:
            return ErrorCode::spawn_failed;
    }
}

UniqueFd stream_socket() {
    return UniqueFd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
}

/// What keeps the path from being taken over; nothing if it is a socket that refuses connections. (A file that is no
/// socket refuses them with the same errno.)
const char* claim_on(const Endpoint& endpoint, const UnixAddress& address) {
    struct stat status {};
    if (::lstat(endpoint.path.c_str(), &status) != 0) return nullptr;
    if (!S_ISSOCK(status.st_mode)) return "a file that is no socket stands there";
    const UniqueFd probe = stream_socket();
    const bool refused = ::connect(probe.get(), address.get(), UnixAddress::size()) != 0 && errno == ECONNREFUSED;
    return refused ? nullptr : "a live server answers there";
}

}  // namespace

void Listener::remove_files() const {
    if (endpoint.transport != Transport::unix_socket) return;
    ::unlink(endpoint.path.c_str());
    if (!private_directory.empty()) ::rmdir(private_directory.c_str());
}

tl::expected<Listener, Error> listen_at(const Endpoint& endpoint) {
    const auto refuse = [&](int error_number) {
        return tl::make_unexpected(posix::system_error(code_of(error_number), endpoint, error_number));
    };
    const auto address = posix::unix_address(endpoint);
    if (!address) return tl::make_unexpected(address.error());

    UniqueFd socket = stream_socket();
    if (!socket) return refuse(errno);
    int bound = ::bind(socket.get(), address->get(), UnixAddress::size());
    if (bound != 0 && errno == EADDRINUSE) {
        if (const char* const claim = claim_on(endpoint, *address)) {
            return tl::make_unexpected(
                Error{.code = ErrorCode::address_in_use, .peer = to_string(endpoint), .detail = claim});
        }
        ::unlink(endpoint.path.c_str());
        bound = ::bind(socket.get(), address->get(), UnixAddress::size());
    }
    if (bound != 0 || ::listen(socket.get(), SOMAXCONN) != 0) return refuse(errno);
    return Listener{std::move(socket), endpoint, {}};
}

tl::expected<Listener, Error> listen_on_loopback(const Endpoint& endpoint) {
    const auto refuse = [&] {
        const int error_number = errno;
        const auto code = error_number == EADDRINUSE ? ErrorCode::address_in_use : code_of(error_number);
        return tl::make_unexpected(posix::system_error(code, endpoint, error_number));
    };
    UniqueFd socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!socket) return refuse();
    const int yes = 1;  // what closed connections left behind does not keep the port
    ::setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(endpoint.port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    if (::bind(socket.get(), any, size) != 0 || ::listen(socket.get(), SOMAXCONN) != 0 ||
        ::getsockname(socket.get(), any, &size) != 0) {
        return refuse();
    }
    Listener listener{std::move(socket), endpoint, {}};
    listener.endpoint.port = ntohs(address.sin_port);
    return listener;
}

tl::expected<Listener, Error> listen_in_private_directory() {
    const char* const parent = std::getenv("TMPDIR");
    std::string directory = (parent && *parent ? parent : "/tmp") + std::string("/pawl-daemon-XXXXXX");
    if (!::mkdtemp(directory.data())) {
        return tl::make_unexpected(posix::system_error(code_of(errno), {directory}, errno));
    }
    auto listener = listen_at({directory + "/socket"});
    if (listener) {
        listener->private_directory = directory;
    } else {
        ::rmdir(directory.c_str());
    }
    return listener;
}

}  // namespace pawl::mocks::server
