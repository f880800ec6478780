// SPDX-License-Identifier: BSL-1.0
#include "stranger.hpp"

#include <catch2/catch_test_macros.hpp>
#include <regex>

#include "../support/git_environment.hpp"
#include "support/files.hpp"

namespace pawl::cli::tests {

namespace fs = std::filesystem;

Stranger::Stranger() {
    fs::copy(fs::path{PAWL_TEST_ADOPTION_DIR} / "project", directory(), fs::copy_options::recursive);
    succeed({"git", "init", "--quiet", "--initial-branch=main"});
    commit("a project with benchmarks");
}

void Stranger::set_mixing_rounds(int rounds) const {
    edit_benchmarks("mixing_rounds = [0-9]+", "mixing_rounds = " + std::to_string(rounds));
}

void Stranger::edit_benchmarks(const std::string& pattern, const std::string& text) const {
    const fs::path source = directory() / "bench.cpp";
    write_file(source, std::regex_replace(read_file(source), std::regex{pattern}, text));
}

void Stranger::append_to_cmake(const fs::path& lines) const {
    const fs::path cmake = directory() / "CMakeLists.txt";
    write_file(cmake, read_file(cmake) + read_file(lines));
}

void Stranger::commit(const std::string& message) const {
    succeed({"git", "add", "--all"});
    succeed({"git", "commit", "--quiet", "--message", message});
}

CommandResult Stranger::run_pawl(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), PAWL_EXECUTABLE);
    return run(arguments);
}

CommandResult Stranger::run(const std::vector<std::string>& argv) const {
    auto environment = git_environment();
    environment.insert(environment.end(), {{"PAWL_CACHE_DIR", m_root.path() / "cache"},
                                           {"CXX", PAWL_TEST_CXX_COMPILER},
                                           {"CMAKE_CXX_COMPILER_LAUNCHER", PAWL_TEST_CXX_LAUNCHER},
                                           // the temporary directory's name is no reason to compile anew
                                           {"CCACHE_NOHASHDIR", "1"}});
    const auto result = run_command(
        argv,
        {.working_directory = directory(), .environment = std::move(environment), .limit = std::chrono::minutes{5}});
    if (!result) FAIL(describe(result.error()));
    return *result;
}

void Stranger::succeed(const std::vector<std::string>& argv) const {
    const CommandResult result = run(argv);
    INFO(result.standard_output << result.standard_error);
    REQUIRE(result.exit_code == 0);
}

void Stranger::build_with_pawl() const {
    const std::string before = (fs::path{PAWL_TEST_ADOPTION_DIR} / "pawl_made_before.cmake").string();
    succeed({"cmake", "-G", "Ninja", "-S", directory(), "-B", build(), "-DCMAKE_BUILD_TYPE=RelWithDebInfo",
             "-DCatch2_DIR=" PAWL_TEST_CATCH2_DIR, "-DFETCHCONTENT_SOURCE_DIR_PAWL=" PAWL_TEST_SOURCE_DIR,
             "-DPAWL_BUILD_CLI=OFF", "-DPAWL_BUILD_MOCKS=OFF", "-DPAWL_BUILD_COVERAGE=OFF",
             "-DCMAKE_PROJECT_stranger_INCLUDE=" + before, "-DPAWL_MADE_BEFORE=" PAWL_EXECUTABLE});
    succeed({"cmake", "--build", build(), "--target", "stranger_bench"});
}

CommandResult Stranger::ctest() const {
    return run({"ctest", "--test-dir", build(), "--output-on-failure"});
}

}  // namespace pawl::cli::tests
