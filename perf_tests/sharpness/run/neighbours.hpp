// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_SHARPNESS_RUN_NEIGHBOURS_HPP_INCLUDED
#define PAWL_SHARPNESS_RUN_NEIGHBOURS_HPP_INCLUDED

#include <sys/types.h>

#include <vector>

namespace pawl::sharpness {

/// Other people's work on the same machine: one process that never stops, and one that works in bursts of 5 to 60 ms
/// with pauses of 5 to 120 ms. They end with this object, or with this process.
class Neighbours {
public:
    Neighbours();
    Neighbours(const Neighbours&) = delete;
    Neighbours& operator=(const Neighbours&) = delete;
    ~Neighbours();

private:
    std::vector<pid_t> m_children;
};

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_RUN_NEIGHBOURS_HPP_INCLUDED
