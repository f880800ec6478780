// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_TESTS_ADOPTION_STRANGER_HPP_INCLUDED
#define PAWL_TESTS_ADOPTION_STRANGER_HPP_INCLUDED

#include <filesystem>
#include <string>
#include <vector>

#include "process/command.hpp"
#include "support/temporary_directory.hpp"

namespace pawl::cli::tests {

/// A copy of tests/adoption/project as a git repository of its own, a build directory and an empty cache beside it.
class Stranger {
public:
    Stranger();

    [[nodiscard]] std::filesystem::path directory() const { return m_root.path() / "project"; }
    [[nodiscard]] std::filesystem::path build() const { return m_root.path() / "build"; }

    /// How many rounds the benchmark `mix` takes: what makes it slower.
    void set_mixing_rounds(int rounds) const;
    /// Replaces what matches the regular expression in bench.cpp.
    void edit_benchmarks(const std::string& pattern, const std::string& text) const;
    /// Appends a file's text to the project's CMakeLists.txt.
    void append_to_cmake(const std::filesystem::path& lines) const;
    void commit(const std::string& message) const;

    /// Runs pawl in the project.
    [[nodiscard]] CommandResult run_pawl(std::vector<std::string> arguments) const;
    /// Runs any command in the project, fails the test where it cannot be run.
    [[nodiscard]] CommandResult run(const std::vector<std::string>& argv) const;
    void succeed(const std::vector<std::string>& argv) const;

    /// Configures and builds with Pawl from this source tree.
    void build_with_pawl() const;
    [[nodiscard]] CommandResult ctest() const;

private:
    TemporaryDirectory m_root;
};

}  // namespace pawl::cli::tests

#endif  // PAWL_TESTS_ADOPTION_STRANGER_HPP_INCLUDED
