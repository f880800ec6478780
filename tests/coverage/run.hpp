// SPDX-License-Identifier: BSL-1.0
// Runs a real command in a test, with a limit.
#ifndef PAWL_TESTS_COVERAGE_RUN_HPP_INCLUDED
#define PAWL_TESTS_COVERAGE_RUN_HPP_INCLUDED

#include <catch2/catch_test_macros.hpp>
#include <process/command.hpp>
#include <string>
#include <vector>

struct Ran {
    int exit_code;
    std::string output;  ///< standard output, then standard error
};

/// Nothing is strict, though CI runs the tests, unless `options` sets it.
inline Ran run(const std::vector<std::string>& argv, pawl::cli::CommandOptions options = {}) {
    options.environment.insert(options.environment.begin(), {{"CI", ""}, {"PAWL_STRICT", ""}});
    const auto result = pawl::cli::run_command(argv, options);
    INFO((result ? "" : describe(result.error())));
    REQUIRE(result.has_value());
    return {result->exit_code, result->standard_output + result->standard_error};
}

inline void require_success(const Ran& ran) {
    INFO(ran.output);
    REQUIRE(ran.exit_code == 0);
}

#endif  // PAWL_TESTS_COVERAGE_RUN_HPP_INCLUDED
