// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_MOCKS_DEADLINE_HPP_INCLUDED
#define PAWL_MOCKS_DEADLINE_HPP_INCLUDED

#include <poll.h>

#include <algorithm>
#include <cerrno>
#include <chrono>

namespace pawl::mocks::posix {

/// A moment after which a wait is over. At most a day ahead, so that any timeout fits poll's int.
class Deadline {
public:
    explicit Deadline(std::chrono::milliseconds from_now)
        : m_at(std::chrono::steady_clock::now() +
               std::min<std::chrono::milliseconds>(from_now, std::chrono::hours(24))) {}

    /// Milliseconds left, rounded up; 0 once passed.
    [[nodiscard]] int remaining_ms() const {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(m_at - std::chrono::steady_clock::now());
        return static_cast<int>(std::max<std::chrono::milliseconds::rep>(left.count(), 0));
    }

private:
    std::chrono::steady_clock::time_point m_at;
};

/// Waits until `fd` has one of `events`, an end or an error; false if the deadline passed first.
[[nodiscard]] inline bool wait_for(int fd, short events, const Deadline& deadline) {
    pollfd polled{.fd = fd, .events = events, .revents = 0};
    int ready = 0;
    do {
        ready = ::poll(&polled, 1, deadline.remaining_ms());
    } while (ready < 0 && errno == EINTR);
    return ready > 0;
}

}  // namespace pawl::mocks::posix

#endif  // PAWL_MOCKS_DEADLINE_HPP_INCLUDED
