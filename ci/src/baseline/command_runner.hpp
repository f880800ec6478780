// SPDX-License-Identifier: BSL-1.0
// The seam between what runs commands and what decides which.
#ifndef PAWL_CI_BASELINE_COMMAND_RUNNER_HPP_INCLUDED
#define PAWL_CI_BASELINE_COMMAND_RUNNER_HPP_INCLUDED

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "process/command.hpp"

namespace pawl::cli {

using CommandRunner = std::function<tl::expected<CommandResult, CommandError>(const std::vector<std::string>& argv,
                                                                              const CommandOptions& options)>;

[[nodiscard]] inline std::chrono::steady_clock::time_point deadline_in(double limit_s) {
    using Clock = std::chrono::steady_clock;
    return Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>{limit_s});
}

/// Runs real commands, each limited to what is left until `deadline`; `options.limit` is ignored.
[[nodiscard]] inline CommandRunner run_until(std::chrono::steady_clock::time_point deadline) {
    return [deadline](const std::vector<std::string>& argv, CommandOptions options) {
        using std::chrono::milliseconds;
        const auto left = std::chrono::ceil<milliseconds>(deadline - std::chrono::steady_clock::now());
        options.limit = std::max(left, milliseconds{1});
        return run_command(argv, options);
    };
}

}  // namespace pawl::cli

#endif  // PAWL_CI_BASELINE_COMMAND_RUNNER_HPP_INCLUDED
