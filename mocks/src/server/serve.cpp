// SPDX-License-Identifier: BSL-1.0
#include "server/serve.hpp"

#include <poll.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <vector>

#include "server/slots.hpp"

namespace pawl::mocks::server {
namespace {

using posix::UniqueFd;

constexpr auto stop = ConnectionId{~std::uint64_t{0} - 1};
constexpr auto door = ConnectionId{~std::uint64_t{0} - 2};

bool would_wait() {
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

/// How long to sleep before `due`: the system wakes late by some 50 µs, so the last stretch is spent looking at the
/// clock.
timespec sleep_before(TimePoint due, TimePoint now) {
    constexpr std::chrono::microseconds watchful{80};
    const auto left = std::max<std::chrono::nanoseconds>(due - now - watchful, std::chrono::nanoseconds{0});
    const auto seconds = std::chrono::floor<std::chrono::seconds>(left);
    return {.tv_sec = seconds.count(), .tv_nsec = (left - seconds).count()};
}

class Loop final : public Outlet {
public:
    Loop(int listening_fd, Protocol& protocol) : m_listening_fd{listening_fd}, m_protocol{protocol} {}

    bool run(int stop_fd) {
        m_epoll = UniqueFd(::epoll_create1(EPOLL_CLOEXEC));
        if (!m_epoll || !watch(EPOLL_CTL_ADD, stop_fd, EPOLLIN, stop) ||
            !watch(EPOLL_CTL_ADD, m_listening_fd, EPOLLIN, door)) {
            return false;
        }
        std::array<epoll_event, 64> events{};
        while (true) {
            const auto due = m_protocol.next_due();
            const timespec timeout = due ? sleep_before(*due, std::chrono::steady_clock::now()) : timespec{};
            const int ready = ::epoll_pwait2(m_epoll.get(), events.data(), static_cast<int>(events.size()),
                                             due ? &timeout : nullptr, nullptr);
            if (ready < 0 && errno != EINTR) return true;
            for (int i = 0; i < ready; ++i) {
                const auto id = ConnectionId{events[static_cast<std::size_t>(i)].data.u64};
                if (id == stop) return true;
                id == door ? accept() : serve(id, events[static_cast<std::size_t>(i)].events);
            }
            if (due && std::chrono::steady_clock::now() >= *due) {
                m_protocol.advance(std::chrono::steady_clock::now(), *this);
                flush_touched();
            }
        }
    }

    std::string& to(ConnectionId id) override {
        Slot* const slot = m_slots.find(id);
        if (slot == nullptr) {
            m_lost.clear();
            return m_lost;
        }
        touch(id, *slot);
        return slot->outbox;
    }

    void close(ConnectionId id) override {
        if (Slot* const slot = m_slots.find(id)) {
            slot->is_closing = true;
            touch(id, *slot);
        }
    }

private:
    bool watch(int operation, int fd, std::uint32_t events, ConnectionId id) {
        epoll_event event{.events = events, .data = {.u64 = static_cast<std::uint64_t>(id)}};
        return ::epoll_ctl(m_epoll.get(), operation, fd, &event) == 0;
    }

    void touch(ConnectionId id, Slot& slot) {
        if (!slot.is_touched) m_touched.push_back(id);
        slot.is_touched = true;
    }

    void accept() {
        UniqueFd client(::accept4(m_listening_fd, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
        if (client) {
            const int fd = client.get();
            const ConnectionId id = m_slots.add(std::move(client));
            m_protocol.open(id);
            if (!watch(EPOLL_CTL_ADD, fd, EPOLLIN, id)) end(id);
        } else if (errno == EMFILE || errno == ENFILE) {
            m_door_is_shut = watch(EPOLL_CTL_MOD, m_listening_fd, 0, door);  // until a connection ends
        }
    }

    void serve(ConnectionId id, std::uint32_t events) {
        Slot* const slot = m_slots.find(id);
        if (slot == nullptr) return;
        if (slot->awaits_room) {
            if (!flush(id, *slot)) end(id);
        } else if ((events & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0 && !receive(id, *slot)) {
            end(id);
        }
        flush_touched();
    }

    bool receive(ConnectionId id, const Slot& slot) {
        const ssize_t received = ::recv(slot.socket.get(), m_bytes.data(), m_bytes.size(), 0);
        if (received < 0) return would_wait();
        if (received == 0) {
            close(id);
            return true;
        }
        const std::string_view bytes{m_bytes.data(), static_cast<std::size_t>(received)};
        m_protocol.receive(id, bytes, std::chrono::steady_clock::now(), *this);
        return true;
    }

    void flush_touched() {
        for (std::size_t i = 0; i < m_touched.size(); ++i) {
            const ConnectionId id = m_touched[i];
            Slot* const slot = m_slots.find(id);
            if (slot == nullptr) continue;
            slot->is_touched = false;
            if (!flush(id, *slot)) end(id);
        }
        m_touched.clear();
    }

    /// @return  false once the connection is over.
    bool flush(ConnectionId id, Slot& slot) {
        std::size_t taken = 0;
        while (taken < slot.outbox.size()) {
            const ssize_t sent =
                ::send(slot.socket.get(), slot.outbox.data() + taken, slot.outbox.size() - taken, MSG_NOSIGNAL);
            if (sent < 0 && !would_wait()) return false;
            if (sent < 0 && errno != EINTR) break;
            taken += sent > 0 ? static_cast<std::size_t>(sent) : 0;
        }
        slot.outbox.erase(0, taken);
        const bool awaits_room = !slot.outbox.empty();
        if (awaits_room != slot.awaits_room) {
            slot.awaits_room = awaits_room;
            if (!watch(EPOLL_CTL_MOD, slot.socket.get(), awaits_room ? EPOLLOUT : EPOLLIN, id)) return false;
        }
        return !(slot.is_closing && slot.outbox.empty());
    }

    void end(ConnectionId id) {
        m_protocol.close(id);
        m_slots.remove(id);
        if (m_door_is_shut) m_door_is_shut = !watch(EPOLL_CTL_MOD, m_listening_fd, EPOLLIN, door);
    }

    int m_listening_fd;
    Protocol& m_protocol;
    UniqueFd m_epoll;
    Slots m_slots;
    std::vector<ConnectionId> m_touched;
    std::array<char, 65'536> m_bytes{};
    std::string m_lost;  ///< what goes to a connection that is gone
    bool m_door_is_shut = false;
};

/// One connection, whose bytes are written at once.
class StandardOutput final : public Outlet {
public:
    std::string& to(ConnectionId) override { return m_outbox; }
    void close(ConnectionId) override { m_is_open = false; }

    /// @return  false once nobody reads.
    bool flush() {
        while (!m_outbox.empty()) {
            const ssize_t written = ::write(STDOUT_FILENO, m_outbox.data(), m_outbox.size());
            if (written < 0 && errno != EINTR) return false;
            if (written > 0) m_outbox.erase(0, static_cast<std::size_t>(written));
        }
        return m_is_open;
    }

private:
    std::string m_outbox;
    bool m_is_open = true;
};

}  // namespace

bool serve(int listening_fd, int stop_fd, Protocol& protocol) {
    return Loop{listening_fd, protocol}.run(stop_fd);
}

void serve_stdio(int stop_fd, Protocol& protocol) {
    const auto id = ConnectionId{0};
    StandardOutput output;
    std::array<char, 65'536> bytes{};
    std::array<pollfd, 2> polled{
        {{.fd = stop_fd, .events = POLLIN, .revents = 0}, {.fd = STDIN_FILENO, .events = POLLIN, .revents = 0}}};
    protocol.open(id);
    while (output.flush()) {
        const auto due = protocol.next_due();
        const timespec timeout = due ? sleep_before(*due, std::chrono::steady_clock::now()) : timespec{};
        if (::ppoll(polled.data(), polled.size(), due ? &timeout : nullptr, nullptr) < 0 && errno != EINTR) break;
        if (polled[0].revents != 0) break;
        if (polled[1].revents != 0) {
            const ssize_t received = ::read(STDIN_FILENO, bytes.data(), bytes.size());
            if (received == 0 || (received < 0 && !would_wait())) break;
            const auto size = static_cast<std::size_t>(std::max<ssize_t>(received, 0));
            protocol.receive(id, {bytes.data(), size}, std::chrono::steady_clock::now(), output);
        }
        if (due && std::chrono::steady_clock::now() >= *due) protocol.advance(std::chrono::steady_clock::now(), output);
    }
    protocol.close(id);
}

}  // namespace pawl::mocks::server
