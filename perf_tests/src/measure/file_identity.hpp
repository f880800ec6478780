// SPDX-License-Identifier: BSL-1.0
// Whether a path still leads to the file it led to.
#ifndef PAWL_PERF_MEASURE_FILE_IDENTITY_HPP_INCLUDED
#define PAWL_PERF_MEASURE_FILE_IDENTITY_HPP_INCLUDED

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>

namespace pawl::perf {

/// Another one where the file was replaced, as linkers do, or written over, as `cp` does.
struct FileIdentity {
    dev_t device = 0;
    ino_t inode = 0;
    std::int64_t size_bytes = 0;
    std::int64_t modified_ns = 0;  ///< since the epoch

    friend bool operator==(const FileIdentity&, const FileIdentity&) = default;
};

/// A file as it was when launches were planned.
struct KnownFile {
    std::string path;
    std::optional<FileIdentity> identity;
};

/// Nothing where no file is there, or it cannot be asked.
[[nodiscard]] std::optional<FileIdentity> identity_of(const std::string& path);

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_FILE_IDENTITY_HPP_INCLUDED
