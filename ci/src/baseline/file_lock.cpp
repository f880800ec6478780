// SPDX-License-Identifier: BSL-1.0
#include "baseline/file_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <thread>

namespace pawl::cli {

tl::expected<FileLock, LockError> FileLock::acquire(const std::filesystem::path& path,
                                                    std::chrono::steady_clock::time_point deadline,
                                                    const std::function<void()>& on_wait) {
    perf::Descriptor file{::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)};
    if (file.get() < 0) return tl::make_unexpected(LockError::unusable);
    for (bool told = false;;) {
        if (::flock(file.get(), LOCK_EX | LOCK_NB) == 0) return FileLock{std::move(file)};
        if (errno != EWOULDBLOCK && errno != EINTR) return tl::make_unexpected(LockError::unusable);
        if (std::chrono::steady_clock::now() >= deadline) return tl::make_unexpected(LockError::held);
        if (!told) on_wait();
        told = true;
        std::this_thread::sleep_for(std::chrono::milliseconds{50});  // flock itself knows no time limit
    }
}

}  // namespace pawl::cli
