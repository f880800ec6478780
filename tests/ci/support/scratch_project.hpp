// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_TESTS_CI_SCRATCH_PROJECT_HPP_INCLUDED
#define PAWL_TESTS_CI_SCRATCH_PROJECT_HPP_INCLUDED

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "process/command.hpp"
#include "support/temporary_directory.hpp"

namespace pawl::cli::tests {

using Environment = std::vector<std::pair<std::string, std::string>>;

/// A stranger's project in a git repository of its own, a stand-in for today's Pawl, and an empty cache: all in one
/// temporary directory, and git and pawl see nothing of the user's own settings.
class ScratchProject {
public:
    /// Not a repository yet; commit() makes it one.
    ScratchProject();

    [[nodiscard]] std::filesystem::path directory() const { return m_root.path() / "project"; }
    [[nodiscard]] std::filesystem::path build() const { return directory() / "build"; }
    [[nodiscard]] std::filesystem::path cache() const { return m_root.path() / "cache"; }
    [[nodiscard]] std::filesystem::path pawl_source() const { return m_root.path() / "pawl"; }
    [[nodiscard]] std::filesystem::path beside(std::string_view name) const { return m_root.path() / name; }
    [[nodiscard]] Environment environment() const;

    void write(std::string_view path, std::string_view text) const;
    /// A test executable `tiny` that prints "pawl=MARK answer=N file=PATH", answer and CMake code as given.
    void write_tiny_program(int answer, std::string_view cmake = default_cmake) const;

    /// Runs git in the project; fails the test if git does. Returns its first line.
    std::string git(std::vector<std::string> arguments) const;
    /// Commits everything (on branch main, if it is the first); returns its hash.
    std::string commit(const std::string& message) const;

    /// Configures the candidate; fails the test if cmake does.
    void configure(const std::vector<std::string>& more = {}) const;
    /// Makes `build()` look configured, where nothing will be built.
    void pretend_configured() const;

    /// `pawl baseline --build-dir build() --pawl-source-dir pawl_source() ARGUMENTS`.
    [[nodiscard]] CommandResult baseline(std::vector<std::string> arguments, const Environment& more = {}) const;
    [[nodiscard]] std::vector<std::string> baseline_command(std::vector<std::string> arguments) const;

    static constexpr std::string_view default_cmake =
        "cmake_minimum_required(VERSION 3.16)\n"
        "project(stranger CXX)\n"
        "find_package(Catch2 3 REQUIRED)\n"
        "add_executable(tiny tiny.cpp)\n"
        "target_link_libraries(tiny Catch2::Catch2WithMain)\n"
        "add_library(side STATIC tiny.cpp)\n";

private:
    TemporaryDirectory m_root;
};

/// What the executable printed when it ran its tests.
[[nodiscard]] std::string output_of(const std::string& executable);

/// `text` without its newlines at the end.
[[nodiscard]] std::string chomped(std::string text);

}  // namespace pawl::cli::tests

#endif  // PAWL_TESTS_CI_SCRATCH_PROJECT_HPP_INCLUDED
