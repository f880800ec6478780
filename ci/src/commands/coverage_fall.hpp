// SPDX-License-Identifier: BSL-1.0
// The drop gate of `pawl coverage gate`: with what today's tracefile is compared, and how it fell.
#ifndef PAWL_CI_COMMANDS_COVERAGE_FALL_HPP_INCLUDED
#define PAWL_CI_COMMANDS_COVERAGE_FALL_HPP_INCLUDED

#include <filesystem>
#include <pawl/coverage/drop.hpp>
#include <string>
#include <tl/expected.hpp>

#include "commands/coverage.hpp"
#include "coverage/coverage_record.hpp"
#include "coverage/sourced_tracefile.hpp"
#include "refusal.hpp"

namespace pawl::cli {

/// Keeps `today` by HEAD's commit, if it is of that commit as it is, with no line forgiven.
/// That it cannot be written is only said: today's verdict stands.
void keep_for_later(const CoverageGateArguments& arguments, const SourcedTracefile& today);

struct OlderTracefile {
    std::filesystem::path path;
    std::string origin;  ///< "kept in the cache": where it is from, in words
    SourcedTracefile content;
};

/// The tracefile to compare with: that of the arguments, or that of the commit to compare with, captured in the same
/// way as `today`: the one kept, or, where the arguments ask for that, made now.
/// @return  or why there is none.
[[nodiscard]] tl::expected<OlderTracefile, Refusal> find_older(const CoverageGateArguments& arguments,
                                                               const SourcedTracefile& today);

/// Against `older`, in which lines that `flaky` forgives today are forgiven too.
[[nodiscard]] tl::expected<JudgedDrop, Refusal> judge_fall(const CoverageGateArguments& arguments,
                                                           const OlderTracefile& older, const SourcedTracefile& today,
                                                           const coverage::Tracefile& flaky,
                                                           const coverage::DropLimits& limits);

}  // namespace pawl::cli

#endif  // PAWL_CI_COMMANDS_COVERAGE_FALL_HPP_INCLUDED
