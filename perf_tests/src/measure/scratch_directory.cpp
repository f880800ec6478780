// SPDX-License-Identifier: BSL-1.0
#include "measure/scratch_directory.hpp"

#include <stdlib.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace pawl::perf {

namespace fs = std::filesystem;

ScratchDirectory::ScratchDirectory() : m_path((fs::temp_directory_path() / "pawl-XXXXXX").string()) {
    if (::mkdtemp(m_path.data()) == nullptr) {
        throw std::system_error(errno, std::generic_category(), "cannot make a temporary directory " + m_path);
    }
}

ScratchDirectory::~ScratchDirectory() {
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

std::string ScratchDirectory::fresh(const std::string& name) const {
    const auto path = fs::path(m_path) / name;
    fs::remove_all(path);
    fs::create_directory(path);
    return path.string();
}

}  // namespace pawl::perf
