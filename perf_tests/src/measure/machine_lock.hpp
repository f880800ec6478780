// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_MEASURE_MACHINE_LOCK_HPP_INCLUDED
#define PAWL_PERF_MEASURE_MACHINE_LOCK_HPP_INCLUDED

#include <unistd.h>

#include <string>

#include "measure/clock.hpp"
#include "measure/descriptor.hpp"

namespace pawl::perf {

/// Only one measurement of a user at a time on this machine. CTest's RESOURCE_LOCK knows the tests of one build tree;
/// two build trees under test at once would each be the other's noisy neighbour.
class MachineLock {
public:
    /// Waits for the lock until `deadline`, then goes on without: being disturbed is better than not measuring.
    /// @param path  of the lock file; made where it does not exist.
    MachineLock(const std::string& path, Deadline deadline);
    MachineLock(const MachineLock&) = delete;
    MachineLock& operator=(const MachineLock&) = delete;
    ~MachineLock();

    [[nodiscard]] bool held() const { return m_held; }

    /// pawl-UID.lock in the temporary directory.
    [[nodiscard]] static std::string default_path();

private:
    Descriptor m_file;
    bool m_held = false;
    pid_t m_owner = ::getpid();
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_MACHINE_LOCK_HPP_INCLUDED
