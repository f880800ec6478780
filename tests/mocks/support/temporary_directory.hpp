// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_TESTS_MOCKS_TEMPORARY_DIRECTORY_HPP_INCLUDED
#define PAWL_TESTS_MOCKS_TEMPORARY_DIRECTORY_HPP_INCLUDED

#include <stdlib.h>

#include <filesystem>
#include <stdexcept>
#include <string>

namespace pawl::mocks::tests {

/// A directory of the test's own, gone with everything in it at the end of the scope.
class TemporaryDirectory {
public:
    TemporaryDirectory() : m_path((std::filesystem::temp_directory_path() / "pawl-test-XXXXXX").string()) {
        if (!::mkdtemp(m_path.data())) throw std::runtime_error("cannot make " + m_path);
    }
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
    ~TemporaryDirectory() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }

    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] std::string file(const std::string& name) const { return m_path + '/' + name; }
    [[nodiscard]] bool is_empty() const { return std::filesystem::is_empty(m_path); }

private:
    std::string m_path;
};

}  // namespace pawl::mocks::tests

#endif  // PAWL_TESTS_MOCKS_TEMPORARY_DIRECTORY_HPP_INCLUDED
