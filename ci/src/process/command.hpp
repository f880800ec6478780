// SPDX-License-Identifier: BSL-1.0
// Runs another program and collects what it printed.
#ifndef PAWL_CI_PROCESS_COMMAND_HPP_INCLUDED
#define PAWL_CI_PROCESS_COMMAND_HPP_INCLUDED

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace pawl::cli {

struct CommandResult {
    int exit_code;  ///< 128 + signal number when a signal ended it, as shells count
    std::string standard_output;
    std::string standard_error;
};

struct CommandOptions {
    std::string working_directory = {};                                 ///< empty: ours
    std::vector<std::pair<std::string, std::string>> environment = {};  ///< added to ours, or replacing it by name
    std::chrono::milliseconds limit{60'000};
    std::function<void(std::string_view)> on_output = {};  ///< each chunk of both streams as it arrives, for progress
};

struct CommandError {
    enum class Code { not_found, not_started, timed_out, interrupted } code;
    std::string command;  ///< argv in one line; of a long one its first words
    std::string detail;
};

/// One sentence: which command, what happened, what to do.
[[nodiscard]] std::string describe(const CommandError& error);

/// Runs argv[0], searched in PATH unless it holds a slash, without a shell and with /dev/null as standard input.
///
/// The command leads a process group of its own, and the whole group is ended when the command ends, when `limit`
/// has passed (by SIGTERM first; by SIGKILL 2 s later, or once none of it holds the outputs any more), when `on_output`
/// throws, and when this process itself dies, be it of SIGKILL.
///
/// @param argv  program and arguments; not empty.
/// @return      exit code and both outputs, whatever the exit code is, or
///              - CommandError::not_found if no such program is in PATH,
///              - CommandError::not_started if it cannot be executed or `working_directory` cannot be entered,
///              - CommandError::timed_out if it was still running after `limit`,
///              - CommandError::interrupted if a signal came while a perf::Interruption lives; the command was ended.
[[nodiscard]] tl::expected<CommandResult, CommandError> run_command(const std::vector<std::string>& argv,
                                                                    const CommandOptions& options = {});

}  // namespace pawl::cli

#endif  // PAWL_CI_PROCESS_COMMAND_HPP_INCLUDED
