// SPDX-License-Identifier: BSL-1.0
// What a stub adds to a bare socket: round trips of the same bytes, side by side, all ends on one core.
//
//   pawl_mocks_round_trip [ROUNDS]
//
// Each round makes 2,000 calls of every row after 200 that are not counted, in turn, so that a busy moment hits all; a
// row's figure is the median over the rounds.
#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <sys/socket.h>
#include <unistd.h>
#include <pawl/mocks/daemon.hpp>
#include <pawl/mocks/mcp_server.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "posix/deadline.hpp"
#include "posix/unique_fd.hpp"
#include "posix/unix_address.hpp"
#include "process/child_process.hpp"
#include "server/listener.hpp"

namespace {

using namespace pawl::mocks;
using Clock = std::chrono::steady_clock;

[[noreturn]] void give_up(std::string_view what) {
    fmt::print(stderr, "round_trip: {} failed\n", what);
    std::exit(4);
}

posix::UniqueFd connected(const Endpoint& endpoint) {
    const bool is_unix = endpoint.transport == Transport::unix_socket;
    posix::UniqueFd socket(::socket(is_unix ? AF_UNIX : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (is_unix) {
        const auto address = posix::unix_address(endpoint);
        if (!address || ::connect(socket.get(), address->get(), posix::UnixAddress::size()) != 0) give_up("connect");
        return socket;
    }
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(endpoint.port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int yes = 1;
    ::setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
    if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) give_up("connect");
    return socket;
}

bool send_all(int fd, std::string_view bytes) {
    return ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
}

/// Reads until so many bytes have come; false if the peer went away before.
bool receive(int fd, std::size_t bytes) {
    char buffer[8192];
    while (bytes > 0) {
        const ssize_t received = ::recv(fd, buffer, std::min(bytes, sizeof(buffer)), 0);
        if (received <= 0) return false;
        bytes -= static_cast<std::size_t>(received);
    }
    return true;
}

/// One connection over which the same request gets the same number of bytes.
struct Talk {
    std::string name;
    posix::UniqueFd socket;
    std::string request;
    std::size_t reply_bytes;

    void call() const {
        if (!send_all(socket.get(), request) || !receive(socket.get(), reply_bytes)) give_up(name);
    }
};

/// What comes back to a request within 50 ms.
std::size_t bytes_of_reply(int fd, std::string_view request) {
    if (!send_all(fd, request)) give_up("the first call");
    std::size_t bytes = 0;
    char buffer[8192];
    while (posix::wait_for(fd, POLLIN, posix::Deadline(std::chrono::milliseconds(bytes == 0 ? 1000 : 50)))) {
        const ssize_t received = ::recv(fd, buffer, sizeof(buffer), 0);
        if (received <= 0) break;
        bytes += static_cast<std::size_t>(received);
    }
    if (bytes == 0) give_up("the first call");
    return bytes;
}

/// A process that answers so many bytes to every so many, and knows nothing else.
class Echo {
public:
    Echo(server::Listener listener, std::size_t request_bytes, std::size_t reply_bytes)
        : m_listener{std::move(listener)} {
        m_pid = process::fork_child(m_listener.socket.get(), [=](int listening_fd, int) {
            pollfd polled{.fd = listening_fd, .events = POLLIN, .revents = 0};
            ::poll(&polled, 1, -1);
            const posix::UniqueFd client(::accept4(listening_fd, nullptr, nullptr, SOCK_CLOEXEC));
            const int yes = 1;
            ::setsockopt(client.get(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
            const std::string reply(reply_bytes, 'x');
            while (receive(client.get(), request_bytes) && send_all(client.get(), reply)) {
            }
        });
    }
    Echo(const Echo&) = delete;
    Echo& operator=(const Echo&) = delete;
    ~Echo() {
        process::stop_child(m_pid, std::chrono::milliseconds(500));
        m_listener.remove_files();
    }
    [[nodiscard]] const Endpoint& endpoint() const { return m_listener.endpoint; }

private:
    server::Listener m_listener;
    pid_t m_pid = -1;
};

struct Percentiles {
    double p50_us = 0;
    double p99_us = 0;
};

Percentiles measure(const Talk& talk) {
    constexpr std::size_t warm_up = 200;
    constexpr std::size_t calls = 2'000;
    std::vector<double> times_us;
    for (std::size_t i = 0; i < warm_up; ++i) talk.call();
    for (std::size_t i = 0; i < calls; ++i) {
        const auto begin = Clock::now();
        talk.call();
        times_us.push_back(std::chrono::duration<double, std::micro>(Clock::now() - begin).count());
    }
    std::ranges::sort(times_us);
    return {times_us[calls / 2], times_us[calls * 99 / 100]};
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

std::string http(std::string_view fields, std::string_view body) {
    return fmt::format(
        "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: application/json, "
        "text/event-stream\r\n{}Content-Length: {}\r\n\r\n{}",
        fields, body.size(), body);
}

mcp::Profile value_profile() {
    mcp::Profile profile;
    profile.tools = {{.name = "add_voxel", .description = "Sets one voxel", .answer = mcp::Answer::text("done")},
                     {.name = "called", .description = "Sets one voxel", .answer = [](const mcp::Call&) {
                          return mcp::Answer::text("done");
                      }}};
    return profile;
}

std::string tool_call(std::string_view tool, std::string_view meta) {
    return fmt::format(
        R"({{"jsonrpc":"2.0","id":12345,"method":"tools/call","params":{{"name":"{}","arguments":{{"x":12,"y":-7,"z":3,)"
        R"("color":[255,128,0,255],"layer_id":0,"note":"one of two thousand calls that are all alike"}}{}}}}})",
        tool, meta);
}

/// A stub, and an echo of the same bytes.
struct Pair {
    std::unique_ptr<Echo> echo;
    Talk floor;
    Talk stub;
    std::vector<double> floor_p50, floor_p99, stub_p50, stub_p99;
};

Pair paired(std::string name, const Endpoint& endpoint, const std::string& request) {
    Talk stub{std::move(name), connected(endpoint), request, 0};
    stub.reply_bytes = bytes_of_reply(stub.socket.get(), request);
    auto listener = endpoint.transport == Transport::unix_socket
                        ? server::listen_in_private_directory()
                        : server::listen_on_loopback({.transport = Transport::http});
    if (!listener) give_up("listen");
    auto echo = std::make_unique<Echo>(std::move(*listener), request.size(), stub.reply_bytes);
    Talk floor{"echo", connected(echo->endpoint()), request, stub.reply_bytes};
    return {std::move(echo), std::move(floor), std::move(stub), {}, {}, {}, {}};
}

}  // namespace

int main(int argc, char** argv) {
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 5;
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(::sched_getcpu(), &one);
    ::sched_setaffinity(0, sizeof(one), &one);  // which the stubs' processes inherit

    constexpr std::string_view meta =
        R"(,"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}})";
    constexpr std::string_view headers =
        "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/call\r\nMcp-Name: add_voxel\r\n";
    auto daemon = Daemon::start(profile::goxel());
    auto line = mcp::McpServer::start(value_profile());
    auto web = mcp::McpServer::start(value_profile(), {.endpoint = {.path = "", .transport = Transport::http}});
    if (!daemon || !line || !web) give_up("start");
    std::vector<Pair> pairs;
    pairs.push_back(paired("daemon, add_voxel", daemon->endpoint(),
                           R"({"jsonrpc":"2.0","method":"goxel.add_voxel","params":{"x":1,"y":2,"z":3,"color":)"
                           R"([255,128,0,255],"layer_id":0},"id":1})"
                           "\n"));
    pairs.push_back(paired("MCP, Unix socket, a value", line->endpoint(), tool_call("add_voxel", "") + "\n"));
    pairs.push_back(paired("MCP, Unix socket, a function", line->endpoint(), tool_call("called", "") + "\n"));
    pairs.push_back(paired("MCP, Unix socket, 2026-07-28", line->endpoint(), tool_call("add_voxel", meta) + "\n"));
    pairs.push_back(paired("MCP, HTTP, 2026-07-28", web->endpoint(), http(headers, tool_call("add_voxel", meta))));
    for (int round = 0; round < rounds; ++round) {
        for (Pair& pair : pairs) {
            const Percentiles floor = measure(pair.floor);
            const Percentiles stub = measure(pair.stub);
            pair.floor_p50.push_back(floor.p50_us);
            pair.floor_p99.push_back(floor.p99_us);
            pair.stub_p50.push_back(stub.p50_us);
            pair.stub_p99.push_back(stub.p99_us);
        }
    }
    fmt::print("{:<30} {:>9} {:>9} {:>7} {:>9} {:>9} {:>7}\n", "us", "echo p50", "stub p50", "ratio", "echo p99",
               "stub p99", "ratio");
    for (const Pair& pair : pairs) {
        const double f50 = median(pair.floor_p50), s50 = median(pair.stub_p50);
        const double f99 = median(pair.floor_p99), s99 = median(pair.stub_p99);
        fmt::print("{:<30} {:>9.1f} {:>9.1f} {:>7.2f} {:>9.1f} {:>9.1f} {:>7.2f}\n", pair.stub.name, f50, s50,
                   s50 / f50, f99, s99, s99 / f99);
    }
}
