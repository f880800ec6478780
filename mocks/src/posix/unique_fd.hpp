// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_MOCKS_UNIQUE_FD_HPP_INCLUDED
#define PAWL_MOCKS_UNIQUE_FD_HPP_INCLUDED

#include <unistd.h>

#include <utility>

namespace pawl::mocks::posix {

/// Owns a file descriptor; -1 is none.
class UniqueFd {
public:
    UniqueFd() = default;
    explicit UniqueFd(int fd) : m_fd(fd) {}
    UniqueFd(UniqueFd&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    UniqueFd& operator=(UniqueFd&& other) noexcept {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~UniqueFd() {
        if (m_fd >= 0) ::close(m_fd);
    }

    [[nodiscard]] int get() const { return m_fd; }
    explicit operator bool() const { return m_fd >= 0; }

private:
    int m_fd = -1;
};

}  // namespace pawl::mocks::posix

#endif  // PAWL_MOCKS_UNIQUE_FD_HPP_INCLUDED
