// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_TESTS_PERF_PAWL_HPP_INCLUDED
#define PAWL_TESTS_PERF_PAWL_HPP_INCLUDED

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>
#include <vector>

#include "process/command.hpp"
#include "support/temporary_directory.hpp"

namespace pawl::perf::tests {

/// The command line tool itself.
[[nodiscard]] inline cli::CommandResult run_pawl(std::vector<std::string> arguments,
                                                 std::vector<std::pair<std::string, std::string>> environment = {}) {
    arguments.insert(arguments.begin(), PAWL_EXECUTABLE);
    const TemporaryDirectory temporary;
    environment.insert(environment.begin(), {{"CI", ""}, {"TMPDIR", temporary.path()}});
    const auto result = cli::run_command(arguments, {.environment = std::move(environment)});
    if (!result) FAIL(cli::describe(result.error()));
    return *result;
}

}  // namespace pawl::perf::tests

#endif  // PAWL_TESTS_PERF_PAWL_HPP_INCLUDED
