// SPDX-License-Identifier: BSL-1.0
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "baseline/cmake_cache.hpp"
#include "commands/coverage.hpp"
#include "commands/coverage_stop.hpp"
#include "coverage/ctest_directory.hpp"
#include "coverage/ctest_log.hpp"
#include "coverage/test_list.hpp"
#include "record/file.hpp"

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;

/// Not those that wait for something that is not listed, a gate, say, which would wait for them.
std::vector<std::string> to_wait_for(const std::vector<ListedTest>& tests) {
    std::set<std::string> listed;
    for (const ListedTest& test : tests) listed.insert(test.name);
    std::vector<std::string> names;
    for (const ListedTest& test : tests) {
        const bool waits = std::ranges::any_of(test.depends, [&](const auto& name) { return !listed.contains(name); });
        if (!test.is_disabled && !waits) names.push_back(test.name);
    }
    return names;
}

tl::expected<ExitCode, Refusal> list(const CoverageTestsArguments& arguments) {
    const fs::path directory = fs::path{arguments.output}.replace_filename("listing");
    std::vector<std::string> ctest{arguments.ctest.empty() ? ctest_command(arguments.build_dir) : arguments.ctest};
    if (!arguments.configuration.empty()) ctest.insert(ctest.end(), {"-C", arguments.configuration});
    const auto tests = make_ctest_directory(directory, arguments.build_dir).and_then([&] {
        return list_tests(directory, ctest, arguments.limit);
    });
    if (!tests) return tl::unexpected(tests.error());
    if (!another_ctest_runs(arguments.build_dir)) {  // whose gates still ask for its own list
        const auto cache = perf::content_of(fs::path{arguments.build_dir} / "CMakeCache.txt").value_or("");
        const std::string source_dir = cache_value(parse_cmake_cache(cache), "CMAKE_HOME_DIRECTORY");
        const std::string text = list_of(*tests, source_dir, fs::absolute(arguments.build_dir));
        if (const auto written = perf::replace_file(arguments.output, text); !written) {
            return stop(exit_environment, written.error());
        }
    }
    fmt::print("{}", cmake_list(to_wait_for(*tests)));
    return exit_held;
}

}  // namespace

int run_coverage_tests(const CoverageTestsArguments& arguments) {
    return finish(list(arguments));
}

}  // namespace pawl::cli
