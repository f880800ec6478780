// SPDX-License-Identifier: BSL-1.0
// tiny/ as a project of its own: configured, built and tested by the real cmake and ctest.
#ifndef PAWL_TESTS_COVERAGE_TINY_BUILD_HPP_INCLUDED
#define PAWL_TESTS_COVERAGE_TINY_BUILD_HPP_INCLUDED

#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "../support/git_environment.hpp"
#include "run.hpp"
#include "temporary_directory.hpp"

/// A copy of tiny/ that is a repository with one commit, and a build of it.
class TinyBuild {
public:
    /// @param build_dir  from the test's own directory, in which source/ is the copy.
    explicit TinyBuild(std::string build_dir = "build") : m_build_dir{std::move(build_dir)} {
        std::filesystem::copy(PAWL_TINY_SOURCE_DIR, source(""));
        git({"init", "--quiet", "--initial-branch=main"});
        commit("one");
    }

    [[nodiscard]] std::string source(const std::string& name) const { return m_directory.file("source/" + name); }
    [[nodiscard]] std::string build_dir() const { return m_directory.file(m_build_dir); }

    void append(const std::string& name, const std::string& text) const {
        std::ofstream(source(name), std::ios::app) << text;
    }
    void git(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"git", "-C", source("")});
        require_success(run(arguments, {.environment = git_environment()}));
    }
    void commit(const std::string& message) const {
        git({"add", "--all"});
        git({"commit", "--quiet", "--message", message});
    }

    [[nodiscard]] Ran configured(const std::vector<std::string>& more, const std::string& flags = "--coverage",
                                 const std::string& generator = "Ninja") const {
        std::vector<std::string> argv{PAWL_CMAKE_COMMAND,
                                      "-S",
                                      source(""),
                                      "-B",
                                      build_dir(),
                                      "-G",
                                      generator,
                                      "-DCMAKE_CXX_COMPILER=" PAWL_CXX_COMPILER,
                                      "-DCMAKE_CXX_COMPILER_WORKS=ON",
                                      "-DCMAKE_CXX_FLAGS=" + flags,
                                      "-DPAWL_EXECUTABLE=" PAWL_EXECUTABLE,
                                      "-DTINY_PAWL_CMAKE_DIR=" PAWL_COVERAGE_CMAKE_DIR};
        argv.insert(argv.end(), more.begin(), more.end());
        return run(argv);
    }
    void make() const { require_success(run({PAWL_CMAKE_COMMAND, "--build", build_dir()})); }
    void build(const std::vector<std::string>& more = {}, const std::string& generator = "Ninja") const {
        require_success(configured(more, "--coverage", generator));
        make();
    }

    /// @param environment  added to one in which the cache is the test's own.
    [[nodiscard]] Ran ctest(std::vector<std::string> arguments,
                            const std::vector<std::pair<std::string, std::string>>& environment = {}) const {
        arguments.insert(arguments.begin(),
                         {PAWL_CTEST_COMMAND, "--test-dir", build_dir(), "-j2", "--output-on-failure"});
        auto all = git_environment();
        all.emplace_back("PAWL_CACHE_DIR", m_directory.file("cache"));
        all.insert(all.end(), environment.begin(), environment.end());
        return run(arguments, {.environment = all});
    }

    /// Whether a file in the cache has a name that ends so.
    [[nodiscard]] bool is_cached(const std::string& ending) const {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(m_directory.file("cache"))) {
            if (entry.path().string().ends_with(ending)) return true;
        }
        return false;
    }

private:
    std::string m_build_dir;
    TemporaryDirectory m_directory;
};

/// `1/2 Test #1: NAME ....***RESULT   0.00 sec`
inline auto test_ended(const std::string& name, const std::string& result) {
    return Catch::Matchers::Matches("[^]*Test +#[0-9]+: " + name + " \\.+ *" + result + " [^]*");
}

inline const std::string passed = "Passed";
inline const std::string skipped = "\\*\\*\\*Skipped";
inline const std::string failed = "\\*\\*\\*Failed";

#endif  // PAWL_TESTS_COVERAGE_TINY_BUILD_HPP_INCLUDED
