// SPDX-License-Identifier: BSL-1.0
// How the commands of `pawl coverage` end.
#ifndef PAWL_CI_COMMANDS_COVERAGE_STOP_HPP_INCLUDED
#define PAWL_CI_COMMANDS_COVERAGE_STOP_HPP_INCLUDED

#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "refusal.hpp"

namespace pawl::cli {

/// Whether what is not decided is to fail (PAWL_STRICT, CI).
[[nodiscard]] bool is_strict();

/// Removes what an earlier run left at `path`, so that it is not taken for this one's. Devices, pipes and directories
/// stay.
void forget(const std::string& path);

/// On standard error, a line each.
void say(const std::vector<std::string>& remarks);

/// Says why a command stopped, if it did. @return its exit code: exit_failed for what is not decided, if is_strict().
int finish(const tl::expected<ExitCode, Refusal>& outcome);

}  // namespace pawl::cli

#endif  // PAWL_CI_COMMANDS_COVERAGE_STOP_HPP_INCLUDED
