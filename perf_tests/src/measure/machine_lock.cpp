// SPDX-License-Identifier: BSL-1.0
#include "measure/machine_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <thread>

#include "measure/temporary_directory.hpp"

namespace pawl::perf {

MachineLock::MachineLock(const std::string& path, Deadline deadline)
    : m_file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)) {
    if (!m_file) return;
    // flock() itself has no time limit, and an alarm signal would be the user's.
    constexpr std::chrono::milliseconds pause(10);
    while (!(m_held = ::flock(m_file.get(), LOCK_EX | LOCK_NB) == 0)) {
        if (std::chrono::steady_clock::now() >= deadline) return;
        std::this_thread::sleep_for(pause);
    }
}

// Closing the file would not do where a body has forked a daemon, which has it open too and outlives the test. (A test
// that is killed leaves the lock to it.) What is forked has no lock to give back.
MachineLock::~MachineLock() {
    if (m_held && m_owner == ::getpid()) ::flock(m_file.get(), LOCK_UN);
}

std::string MachineLock::default_path() {
    std::error_code ignored;
    auto directory = temporary_directory(ignored);
    if (ignored) directory = "/tmp";
    return (directory / fmt::format("pawl-{}.lock", ::geteuid())).string();
}

}  // namespace pawl::perf
