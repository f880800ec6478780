// SPDX-License-Identifier: BSL-1.0
// How the commands of `pawl coverage` end, and what keeps them from beginning.
#ifndef PAWL_CI_COMMANDS_COVERAGE_STOP_HPP_INCLUDED
#define PAWL_CI_COMMANDS_COVERAGE_STOP_HPP_INCLUDED

#include <pawl/coverage/counters.hpp>
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

/// The instrumented objects of a build whose counters are those of what was built there last: gcov and lcov would call
/// code that was rebuilt, or that no test ran yet, not covered.
/// @param only_below  directories; empty: all objects of the build.
[[nodiscard]] tl::expected<std::vector<coverage::ObjectCounters>, Refusal> current_counters(
    const std::string& build_dir, const std::vector<std::string>& only_below);

}  // namespace pawl::cli

#endif  // PAWL_CI_COMMANDS_COVERAGE_STOP_HPP_INCLUDED
