// SPDX-License-Identifier: BSL-1.0
// A directory of its own for a test, gone when the test ends.
#ifndef PAWL_TESTS_COVERAGE_TEMPORARY_DIRECTORY_HPP_INCLUDED
#define PAWL_TESTS_COVERAGE_TEMPORARY_DIRECTORY_HPP_INCLUDED

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <system_error>

class TemporaryDirectory {
public:
    TemporaryDirectory() {
        std::string name = (std::filesystem::temp_directory_path() / "pawl-coverage-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary directory: " + name);
        m_path = name;
    }
    ~TemporaryDirectory() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

    [[nodiscard]] std::string file(const std::string& name) const { return (m_path / name).string(); }
    [[nodiscard]] std::string path() const { return m_path.string(); }

private:
    std::filesystem::path m_path;
};

#endif  // PAWL_TESTS_COVERAGE_TEMPORARY_DIRECTORY_HPP_INCLUDED
