// SPDX-License-Identifier: BSL-1.0
#include "measure/file_identity.hpp"

#include <sys/stat.h>

namespace pawl::perf {

std::optional<FileIdentity> identity_of(const std::string& path) {
    constexpr std::int64_t second_ns = 1'000'000'000;
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return std::nullopt;
    return FileIdentity{status.st_dev, status.st_ino, status.st_size,
                        status.st_mtim.tv_sec * second_ns + status.st_mtim.tv_nsec};
}

}  // namespace pawl::perf
