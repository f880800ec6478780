// SPDX-License-Identifier: BSL-1.0
#include "baseline/whole_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "process/descriptor.hpp"

namespace pawl::cli {

namespace fs = std::filesystem;

namespace {

bool write_all(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t count = ::write(file, text.data(), text.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(count));
    }
    return ::fsync(file) == 0;
}

}  // namespace

std::optional<std::string> read_whole_file(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) return std::nullopt;
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

bool write_whole_file(const fs::path& path, std::string_view text) {
    std::string temporary = path.string() + ".XXXXXX";
    const Descriptor file{::mkstemp(temporary.data())};
    if (file.get() < 0) return false;
    constexpr mode_t readable = 0644;  // mkstemp's 0600 would hide it from other users of the build directory
    const bool written = write_all(file.get(), text) && ::fchmod(file.get(), readable) == 0 &&
                         ::rename(temporary.c_str(), path.c_str()) == 0;
    if (!written) ::unlink(temporary.c_str());
    return written;
}

}  // namespace pawl::cli
