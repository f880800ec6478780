// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_BASELINE_FILE_LOCK_HPP_INCLUDED
#define PAWL_CI_BASELINE_FILE_LOCK_HPP_INCLUDED

#include <chrono>
#include <filesystem>
#include <functional>
#include <tl/expected.hpp>

#include "measure/descriptor.hpp"

namespace pawl::cli {

enum class LockError {
    unusable,  ///< the file cannot be made or locked
    held,      ///< another process held it until the deadline
};

/// An exclusive flock(2), given back by the end of this object or of the process, whichever way it ends.
class FileLock {
public:
    /// @param on_wait  called once, if another process holds the lock.
    [[nodiscard]] static tl::expected<FileLock, LockError> acquire(const std::filesystem::path& path,
                                                                   std::chrono::steady_clock::time_point deadline,
                                                                   const std::function<void()>& on_wait);

private:
    explicit FileLock(perf::Descriptor file) : m_file{std::move(file)} {}
    perf::Descriptor m_file;
};

}  // namespace pawl::cli

#endif  // PAWL_CI_BASELINE_FILE_LOCK_HPP_INCLUDED
