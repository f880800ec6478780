// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_MEASURE_MAPPED_FILE_HPP_INCLUDED
#define PAWL_PERF_MEASURE_MAPPED_FILE_HPP_INCLUDED

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <string>
#include <string_view>

#include "measure/descriptor.hpp"

namespace pawl::perf {

/// A file's bytes, read-only; empty where it cannot be read.
class MappedFile {
public:
    explicit MappedFile(const std::string& path) {
        const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));  // a pipe has no writer yet
        struct stat status {};
        if (!file || ::fstat(file.get(), &status) != 0 || status.st_size <= 0) return;
        const auto size = static_cast<std::size_t>(status.st_size);
        void* address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
        if (address != MAP_FAILED) m_bytes = {static_cast<const char*>(address), size};
    }
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile() {
        if (!m_bytes.empty()) ::munmap(const_cast<char*>(m_bytes.data()), m_bytes.size());
    }

    [[nodiscard]] std::string_view bytes() const { return m_bytes; }

private:
    std::string_view m_bytes;
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_MAPPED_FILE_HPP_INCLUDED
