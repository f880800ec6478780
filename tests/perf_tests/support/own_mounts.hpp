// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_TESTS_PERF_OWN_MOUNTS_HPP_INCLUDED
#define PAWL_TESTS_PERF_OWN_MOUNTS_HPP_INCLUDED

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>
#include <vector>

#include "process/command.hpp"

namespace pawl::perf::tests {

/// Runs a shell script that may mount what it likes; skips the test where the system forbids it.
/// @param script     ends with 77 where a mount fails; $1 and so on are `arguments`.
/// @param variables  besides which CI is not set.
[[nodiscard]] inline cli::CommandResult with_own_mounts(const std::string& script,
                                                        std::vector<std::pair<std::string, std::string>> variables,
                                                        const std::vector<std::string>& arguments = {}) {
    std::vector<std::string> argv{"unshare", "--map-root-user", "--mount", "sh", "-c", script, "sh"};
    argv.insert(argv.end(), arguments.begin(), arguments.end());
    variables.emplace_back("CI", "");
    const auto run = cli::run_command(argv, {.environment = std::move(variables)});
    if (!run || run->exit_code == 77 || run->standard_error.find("unshare:") != std::string::npos) {
        SKIP("this system forbids mounts of one's own");
    }
    return *run;
}

}  // namespace pawl::perf::tests

#endif  // PAWL_TESTS_PERF_OWN_MOUNTS_HPP_INCLUDED
