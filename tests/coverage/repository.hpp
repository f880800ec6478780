// SPDX-License-Identifier: BSL-1.0
// A project in git with a change, and the real `pawl coverage gate` on it.
#ifndef PAWL_TESTS_COVERAGE_REPOSITORY_HPP_INCLUDED
#define PAWL_TESTS_COVERAGE_REPOSITORY_HPP_INCLUDED

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "../support/git_environment.hpp"
#include "run.hpp"
#include "temporary_directory.hpp"

/// A repository whose branch `topic` adds two lines to a.cpp, of which the first is run by a test.
class Repository {
public:
    Repository() {
        std::filesystem::create_directories(m_directory.file("project/src"));
        write("src/a.cpp", "1\n2\n3\n");
        git({"init", "--quiet", "--initial-branch=main"});
        commit("one");
        git({"switch", "--quiet", "--create", "topic"});
        write("src/a.cpp", "1\nadded 2\nadded 3\n2\n3\n");
        commit("two");
        cover("src/a.cpp", {1, 7, 0, 0, 1});
    }

    [[nodiscard]] std::string file(const std::string& name) const { return m_directory.file("project/" + name); }
    [[nodiscard]] std::string beside(const std::string& name) const { return m_directory.file(name); }
    void write(const std::string& name, const std::string& text) const { std::ofstream(file(name)) << text; }

    /// The tracefile says of line i that it ran hits[i - 1] times.
    void cover(const std::string& source, const std::vector<int>& hits, const std::string& more = "",
               const std::string& header = "") const {
        std::ofstream tracefile(beside("all.info"));
        tracefile << header << "SF:" << source << "\n";
        for (std::size_t i = 0; i < hits.size(); ++i) tracefile << "DA:" << i + 1 << "," << hits[i] << "\n";
        tracefile << "end_of_record\n" << more;
    }

    std::string git(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"git", "-C", m_directory.file("project")});
        const Ran ran = run(arguments, {.environment = environment()});
        require_success(ran);
        return ran.output;
    }
    void commit(const std::string& message) const {
        git({"add", "--all"});
        git({"commit", "--quiet", "--message", message});
    }

    [[nodiscard]] Ran gate(const std::vector<std::string>& more, const std::string& source_dir = ".",
                           const std::vector<std::pair<std::string, std::string>>& variables = {}) const {
        std::vector<std::string> argv{PAWL_EXECUTABLE,  "coverage",        "gate", "--floor", "0", "--source-dir",
                                      file(source_dir), beside("all.info")};
        argv.insert(argv.end(), more.begin(), more.end());
        auto all = environment();
        all.insert(all.end(), variables.begin(), variables.end());
        return run(argv, {.environment = all});
    }

private:
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> environment() const {
        auto all = git_environment();
        all.emplace_back("PAWL_CACHE_DIR", beside("cache"));
        return all;
    }

    TemporaryDirectory m_directory;
};

#endif  // PAWL_TESTS_COVERAGE_REPOSITORY_HPP_INCLUDED
