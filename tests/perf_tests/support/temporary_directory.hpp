// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_TESTS_PERF_TEMPORARY_DIRECTORY_HPP_INCLUDED
#define PAWL_TESTS_PERF_TEMPORARY_DIRECTORY_HPP_INCLUDED

#include <stdlib.h>

#include <filesystem>
#include <stdexcept>
#include <string>

namespace pawl::perf::tests {

/// A directory of its own, gone with the object.
class TemporaryDirectory {
public:
    TemporaryDirectory() : m_path((std::filesystem::temp_directory_path() / "pawl-test-XXXXXX").string()) {
        if (::mkdtemp(m_path.data()) == nullptr) throw std::runtime_error("mkdtemp " + m_path);
    }
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
    ~TemporaryDirectory() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }

    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] std::string operator/(const std::string& name) const { return m_path + "/" + name; }

private:
    std::string m_path;
};

}  // namespace pawl::perf::tests

#endif  // PAWL_TESTS_PERF_TEMPORARY_DIRECTORY_HPP_INCLUDED
