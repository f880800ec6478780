// SPDX-License-Identifier: BSL-1.0
// What `pawl coverage gate` is given to judge, read.
#ifndef PAWL_CI_COMMANDS_COVERAGE_INPUTS_HPP_INCLUDED
#define PAWL_CI_COMMANDS_COVERAGE_INPUTS_HPP_INCLUDED

#include <pawl/coverage/diff.hpp>
#include <pawl/coverage/tracefile.hpp>
#include <string>
#include <tl/expected.hpp>

#include "commands/coverage.hpp"
#include "coverage/changed_lines.hpp"
#include "coverage/sourced_tracefile.hpp"
#include "refusal.hpp"

namespace pawl::cli {

/// The code for what is missing or differs: an error by hand, and in ctest, where it may come with a change, not
/// decided.
[[nodiscard]] ExitCode open_in_ctest(const CoverageGateArguments& arguments, ExitCode by_hand);

/// The sum of the tracefiles.
[[nodiscard]] tl::expected<SourcedTracefile, Refusal> read_today(const CoverageGateArguments& arguments);

/// The lines that are covered at times, as today's tracefile calls them; none where no file is given.
[[nodiscard]] tl::expected<coverage::Tracefile, Refusal> read_flaky(const CoverageGateArguments& arguments,
                                                                    const coverage::Provenance& today);

/// The diff's, or what git tells.
[[nodiscard]] tl::expected<ChangedLines, Refusal> read_changes(const CoverageGateArguments& arguments,
                                                               const SourcedTracefile& today);

/// Which tests cover the change, in text.
[[nodiscard]] tl::expected<std::string, Refusal> attribution_text(const CoverageGateArguments& arguments,
                                                                  const SourcedTracefile& today,
                                                                  const coverage::Diff& diff);

}  // namespace pawl::cli

#endif  // PAWL_CI_COMMANDS_COVERAGE_INPUTS_HPP_INCLUDED
