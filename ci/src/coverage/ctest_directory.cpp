// SPDX-License-Identifier: BSL-1.0
#include "coverage/ctest_directory.hpp"

#include <unistd.h>

#include <fmt/format.h>

#include "baseline/cmake_cache.hpp"
#include "process/command.hpp"
#include "record/file.hpp"

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;

}  // namespace

std::string ctest_command(const fs::path& build_dir) {
    const auto cache = perf::content_of(build_dir / "CMakeCache.txt").value_or("");
    std::string command = cache_value(parse_cmake_cache(cache), "CMAKE_CTEST_COMMAND");
    return ::access(command.c_str(), X_OK) == 0 ? command : "ctest";
}

tl::expected<void, Refusal> make_ctest_directory(const fs::path& directory, const fs::path& build_dir) {
    const std::string build = fs::absolute(build_dir).string();
    // The variable is one of the script that ctest reads, not of the environment: tests may run a ctest themselves.
    const auto tests =
        perf::replace_file(directory / "CTestTestfile.cmake",
                           fmt::format("set(PAWL_WITHOUT_COVERAGE_GATES ON)\nsubdirs([==[{}]==])\n", build));
    return tests
        .and_then([&] {
            return perf::replace_file(directory / "CTestCustom.cmake",  // may tell which tests to ignore
                                      fmt::format("include([==[{}/CTestCustom.cmake]==] OPTIONAL)\n", build));
        })
        .map_error([](const std::string& why) {
            return Refusal{exit_environment, why};
        });
}

tl::expected<std::vector<ListedTest>, Refusal> list_tests(const fs::path& directory, std::vector<std::string> ctest,
                                                          std::chrono::seconds limit) {
    ctest.insert(ctest.end(), {"--test-dir", directory.string(), "--show-only=json-v1"});
    const auto listed = run_command(ctest, {.limit = limit});
    if (!listed) return stop(exit_environment, describe(listed.error()));
    return tests_listed(listed->standard_output);
}

}  // namespace pawl::cli
