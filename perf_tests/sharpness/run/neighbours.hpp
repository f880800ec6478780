// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_SHARPNESS_RUN_NEIGHBOURS_HPP_INCLUDED
#define PAWL_SHARPNESS_RUN_NEIGHBOURS_HPP_INCLUDED

#include <sys/types.h>

namespace pawl::sharpness {

/// A process that ends with this object, or with this process.
class Neighbour {
public:
    explicit Neighbour(pid_t process) : m_process(process) {}
    Neighbour(const Neighbour&) = delete;
    Neighbour& operator=(const Neighbour&) = delete;
    ~Neighbour();

private:
    pid_t m_process;
};

/// Other people's work on the same machine: one process that never stops, and one that works in bursts of 5 to 60 ms
/// with pauses of 5 to 120 ms.
class Neighbours {
public:
    /// Throws std::system_error when no process can be started.
    Neighbours();

private:
    Neighbour m_hog;
    Neighbour m_bursty;
};

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_RUN_NEIGHBOURS_HPP_INCLUDED
