// SPDX-License-Identifier: BSL-1.0
// The drop gate of `pawl coverage gate`: with what today's tracefile is compared, and how it fell.
#ifndef PAWL_CI_COMMANDS_COVERAGE_FALL_HPP_INCLUDED
#define PAWL_CI_COMMANDS_COVERAGE_FALL_HPP_INCLUDED

#include <filesystem>
#include <pawl/coverage/drop.hpp>
#include <string>
#include <tl/expected.hpp>

#include "commands/coverage.hpp"
#include "coverage/sourced_tracefile.hpp"
#include "refusal.hpp"

namespace pawl::cli {

/// Keeps `today` by HEAD's commit, if it is of that commit as it is.
/// That it cannot be written is only said: today's verdict stands.
void keep_for_later(const CoverageGateArguments& arguments, const SourcedTracefile& today);

/// @return  the tracefile kept of the commit to compare with, captured in the same way as `today`, or why there is
/// none.
[[nodiscard]] tl::expected<std::filesystem::path, Refusal> find_kept(const CoverageGateArguments& arguments,
                                                                     const SourcedTracefile& today);

/// Against the tracefile `older`. Prints the verdict too.
[[nodiscard]] tl::expected<coverage::Outcome, Refusal> judge_fall(const CoverageGateArguments& arguments,
                                                                  const std::filesystem::path& older,
                                                                  const SourcedTracefile& today,
                                                                  const coverage::DropLimits& limits, bool is_whole);

}  // namespace pawl::cli

#endif  // PAWL_CI_COMMANDS_COVERAGE_FALL_HPP_INCLUDED
