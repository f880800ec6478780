// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_TESTS_CI_TEMPORARY_DIRECTORY_HPP_INCLUDED
#define PAWL_TESTS_CI_TEMPORARY_DIRECTORY_HPP_INCLUDED

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace pawl::cli::tests {

/// A directory of its own, gone with the object.
class TemporaryDirectory {
public:
    TemporaryDirectory() {
        std::string name = (std::filesystem::temp_directory_path() / "pawl-ci-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error{"mkdtemp " + name};
        m_path = std::filesystem::canonical(name);
    }
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
    ~TemporaryDirectory() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

}  // namespace pawl::cli::tests

#endif  // PAWL_TESTS_CI_TEMPORARY_DIRECTORY_HPP_INCLUDED
