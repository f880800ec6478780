// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_PROCESS_DESCRIPTOR_HPP_INCLUDED
#define PAWL_CI_PROCESS_DESCRIPTOR_HPP_INCLUDED

#include <unistd.h>

#include <utility>

namespace pawl::cli {

/// A file descriptor, closed with its owner; -1 is none.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int fd) : m_fd{fd} {}
    Descriptor(Descriptor&& other) noexcept : m_fd{std::exchange(other.m_fd, -1)} {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        if (this != &other) {
            close();
            m_fd = std::exchange(other.m_fd, -1);
        }
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }

    [[nodiscard]] int get() const { return m_fd; }
    void close() {
        if (m_fd >= 0) ::close(std::exchange(m_fd, -1));
    }

private:
    int m_fd = -1;
};

}  // namespace pawl::cli

#endif  // PAWL_CI_PROCESS_DESCRIPTOR_HPP_INCLUDED
