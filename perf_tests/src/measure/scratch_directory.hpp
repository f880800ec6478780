// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_MEASURE_SCRATCH_DIRECTORY_HPP_INCLUDED
#define PAWL_PERF_MEASURE_SCRATCH_DIRECTORY_HPP_INCLUDED

#include <string>

#include "measure/descriptor.hpp"

namespace pawl::perf {

/// A fresh private directory below the temporary one, removed with everything in it at the end of this object's life.
/// Where that end did not come, since the process was killed, the next ScratchDirectory of the same user removes it:
/// one that nobody holds the lock of any more. Its path is short, for Unix sockets allow 107 bytes. Throws
/// std::system_error when it cannot be made.
class ScratchDirectory {
public:
    ScratchDirectory();
    ScratchDirectory(const ScratchDirectory&) = delete;
    ScratchDirectory& operator=(const ScratchDirectory&) = delete;
    ~ScratchDirectory();

    /// An existing, empty subdirectory of that name, "owner" excepted.
    [[nodiscard]] std::string fresh(const std::string& name) const;

private:
    std::string m_path;
    Descriptor m_owner;  // closing it releases the lock
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_SCRATCH_DIRECTORY_HPP_INCLUDED
