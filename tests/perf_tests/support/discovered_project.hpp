// SPDX-License-Identifier: BSL-1.0
// discovery/CMakeLists.txt, configured in a temporary directory, under the real ctest.
#ifndef PAWL_TESTS_PERF_DISCOVERED_PROJECT_HPP_INCLUDED
#define PAWL_TESTS_PERF_DISCOVERED_PROJECT_HPP_INCLUDED

#include <string>
#include <utility>
#include <vector>

#include "process/command.hpp"
#include "support/temporary_directory.hpp"

namespace pawl::perf::tests {

class DiscoveredProject {
public:
    /// @param arguments  of pawl_discover_perf_tests, separated by ';'.
    /// @param more       for cmake.
    explicit DiscoveredProject(const std::string& executable, const std::string& arguments = "bench",
                               const std::vector<std::string>& more = {});

    /// What cmake said; exit code 0 where it configured.
    [[nodiscard]] const cli::CommandResult& configured() const { return m_configured; }

    /// @param baseline  the executable that `pawl baseline` comes up with; empty: none.
    [[nodiscard]] cli::CommandResult ctest(std::vector<std::string> arguments, const std::string& baseline = "",
                                           const std::vector<std::pair<std::string, std::string>>& more = {}) const;

private:
    TemporaryDirectory m_build;
    cli::CommandResult m_configured;
};

}  // namespace pawl::perf::tests

#endif  // PAWL_TESTS_PERF_DISCOVERED_PROJECT_HPP_INCLUDED
