// SPDX-License-Identifier: BSL-1.0
#include "support/scratch_project.hpp"

#include <catch2/catch_test_macros.hpp>

#include "../../support/git_environment.hpp"
#include "support/files.hpp"

namespace pawl::cli::tests {

namespace fs = std::filesystem;

namespace {

std::string succeed(const std::vector<std::string>& argv, const CommandOptions& options) {
    const auto result = run_command(argv, options);
    if (!result) FAIL(describe(result.error()));
    INFO(result->standard_output << result->standard_error);
    REQUIRE(result->exit_code == 0);
    return result->standard_output;
}

}  // namespace

ScratchProject::ScratchProject() {
    fs::create_directories(directory());
    fs::copy(PAWL_TEST_STANDIN_DIR, pawl_source(), fs::copy_options::recursive);
    fs::create_directories(pawl_source() / "ci" / "cmake");
    const fs::path injection = PAWL_TEST_INJECTION_DIR;
    fs::copy(injection / "PawlInject.cmake", pawl_source() / "ci" / "cmake");
    fs::copy(injection / "pawl_inject", pawl_source() / "ci" / "cmake" / "pawl_inject");
    fs::create_directory(pawl_source() / "perf_tests" / "cmake");
    fs::copy(PAWL_TEST_ALIGNMENT, pawl_source() / "perf_tests" / "cmake");
}

Environment ScratchProject::environment() const {
    Environment all = git_environment();
    all.insert(all.end(), {{"HOME", m_root.path()}, {"PAWL_CACHE_DIR", cache()}, {"LC_ALL", "C"}});
    return all;
}

void ScratchProject::write(std::string_view path, std::string_view text) const {
    write_file(directory() / path, text);
}

void ScratchProject::write_tiny_program(int answer, std::string_view cmake) const {
    write(".gitignore", "build/\n");
    write("CMakeLists.txt", cmake);
    write("tiny.cpp",
          "#include <catch2/catch_test_macros.hpp>\n"
          "#include <cstdio>\n"
          "#ifndef PAWL_PERF_MARK\n"
          "#define PAWL_PERF_MARK \"none\"\n"
          "#endif\n"
          "TEST_CASE(\"answer\") { std::printf(\"pawl=%s answer=%d file=%s\\n\", PAWL_PERF_MARK, " +
              std::to_string(answer) + ", __FILE__); }\n");
}

std::string ScratchProject::git(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"git", "-C", directory(), "-c", "protocol.file.allow=always"});
    const std::string output = succeed(arguments, {.environment = environment()});
    return output.substr(0, output.find('\n'));
}

std::string ScratchProject::commit(const std::string& message) const {
    if (!fs::exists(directory() / ".git")) git({"init", "--quiet", "--initial-branch=main"});
    git({"add", "--all"});
    git({"commit", "--quiet", "--allow-empty", "--message", message});
    return git({"rev-parse", "HEAD"});
}

void ScratchProject::configure(const std::vector<std::string>& more) const {
    std::vector<std::string> argv{"cmake", "-G", "Ninja", "-S", directory(), "-B", build()};
    argv.push_back("-DCMAKE_CXX_COMPILER=" PAWL_TEST_CXX_COMPILER);
    argv.push_back("-DCMAKE_CXX_COMPILER_LAUNCHER=" PAWL_TEST_CXX_LAUNCHER);
    argv.push_back("-DCatch2_DIR=" PAWL_TEST_CATCH2_DIR);
    argv.insert(argv.end(), more.begin(), more.end());
    succeed(argv, {.environment = environment()});
}

void ScratchProject::pretend_configured() const {
    write("build/CMakeCache.txt", "CMAKE_CACHEFILE_DIR:INTERNAL=" + build().string() +
                                      "\nCMAKE_HOME_DIRECTORY:INTERNAL=" + directory().string() +
                                      "\nCMAKE_GENERATOR:INTERNAL=Ninja\n");
}

std::vector<std::string> ScratchProject::baseline_command(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(),
                     {PAWL_EXECUTABLE, "baseline", "--build-dir", build(), "--pawl-source-dir", pawl_source()});
    return arguments;
}

CommandResult ScratchProject::baseline(std::vector<std::string> arguments, const Environment& more) const {
    Environment variables = environment();
    variables.insert(variables.end(), more.begin(), more.end());
    const auto result = run_command(baseline_command(std::move(arguments)), {.environment = variables});
    if (!result) FAIL(describe(result.error()));
    return *result;
}

std::string output_of(const std::string& executable) {
    return succeed({executable}, {});
}

std::string chomped(std::string text) {
    while (text.ends_with('\n')) text.pop_back();
    return text;
}

}  // namespace pawl::cli::tests
