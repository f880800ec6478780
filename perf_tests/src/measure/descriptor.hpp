// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_MEASURE_DESCRIPTOR_HPP_INCLUDED
#define PAWL_PERF_MEASURE_DESCRIPTOR_HPP_INCLUDED

#include <unistd.h>

#include <utility>

namespace pawl::perf {

/// Owns a file descriptor; -1 is none.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~Descriptor() { close(); }

    void close() {
        if (m_number >= 0) ::close(std::exchange(m_number, -1));
    }

    [[nodiscard]] int get() const { return m_number; }
    [[nodiscard]] explicit operator bool() const { return m_number >= 0; }

private:
    int m_number = -1;
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_DESCRIPTOR_HPP_INCLUDED
