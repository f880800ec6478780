// SPDX-License-Identifier: BSL-1.0
// The drop gate of `pawl coverage gate`: with what today's tracefile is compared, and how it fell.
#ifndef PAWL_CI_COMMANDS_COVERAGE_FALL_HPP_INCLUDED
#define PAWL_CI_COMMANDS_COVERAGE_FALL_HPP_INCLUDED

#include <filesystem>
#include <pawl/coverage/drop.hpp>
#include <string>
#include <tl/expected.hpp>

#include "commands/coverage.hpp"
#include "commands/coverage_stop.hpp"

namespace pawl::cli {

/// Keeps `today` by HEAD's commit, if it is of that commit as it is and `why_partial` is empty, for all tests ran.
/// @return  the one kept of the commit to compare with, or why there is none: not decided.
[[nodiscard]] tl::expected<std::filesystem::path, Refusal> keep_and_find(const CoverageGateArguments& arguments,
                                                                         const SourcedTracefile& today,
                                                                         const std::string& why_partial);

/// Prints the verdict too.
[[nodiscard]] tl::expected<coverage::Outcome, Refusal> judge_fall(const CoverageGateArguments& arguments,
                                                                  const std::filesystem::path& older,
                                                                  const SourcedTracefile& today,
                                                                  const coverage::DropLimits& limits);

}  // namespace pawl::cli

#endif  // PAWL_CI_COMMANDS_COVERAGE_FALL_HPP_INCLUDED
