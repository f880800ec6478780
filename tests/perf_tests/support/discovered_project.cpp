// SPDX-License-Identifier: BSL-1.0
#include "support/discovered_project.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pawl::perf::tests {

namespace {

cli::CommandResult run(const std::vector<std::string>& command, const cli::CommandOptions& options) {
    const auto result = cli::run_command(command, options);
    if (!result) FAIL(cli::describe(result.error()));
    return *result;
}

std::vector<std::string> joined(std::vector<std::string> first, const std::vector<std::string>& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

}  // namespace

DiscoveredProject::DiscoveredProject(const std::string& executable, const std::string& arguments,
                                     const std::vector<std::string>& more)
    : m_configured(run(joined({PAWL_CMAKE_COMMAND, "-S", PAWL_DISCOVERY_DIR, "-B", m_build.path(),
                               "-DEXECUTABLE=" + executable, "-DPAWL=" PAWL_DISCOVERY_DIR "/pawl",
                               "-DARGUMENTS=" + arguments, "-DPAWL_PERF_CMAKE=" PAWL_PERF_CMAKE},
                              more),
                       {})) {}

cli::CommandResult DiscoveredProject::ctest(std::vector<std::string> arguments, const std::string& baseline,
                                            const std::vector<std::pair<std::string, std::string>>& more) const {
    arguments.insert(arguments.begin(), {PAWL_CTEST_COMMAND, "--test-dir", m_build.path()});
    cli::CommandOptions options;
    options.environment = {{"BASELINE_EXECUTABLE", baseline}, {"CI", ""}, {"TMPDIR", m_build.path()}};
    options.environment.insert(options.environment.end(), more.begin(), more.end());
    return run(arguments, options);
}

}  // namespace pawl::perf::tests
