// SPDX-License-Identifier: BSL-1.0
// How the commands of `pawl coverage` end early, and what they have in common.
#ifndef PAWL_CI_COMMANDS_COVERAGE_STOP_HPP_INCLUDED
#define PAWL_CI_COMMANDS_COVERAGE_STOP_HPP_INCLUDED

#include <filesystem>
#include <pawl/coverage/provenance.hpp>
#include <pawl/coverage/tracefile.hpp>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "exit_code.hpp"
#include "refusal.hpp"

namespace pawl::cli {

[[nodiscard]] inline tl::unexpected<Refusal> stop(ExitCode code, std::string sentence) {
    return tl::unexpected(Refusal{code, std::move(sentence)});
}

/// Says why a command stopped, if it did. @return its exit code.
int finish(const tl::expected<ExitCode, Refusal>& outcome);

[[nodiscard]] tl::expected<std::string, Refusal> read_text(const std::filesystem::path& path);

struct SourcedTracefile {
    coverage::Tracefile tracefile;
    coverage::Provenance provenance;
};
[[nodiscard]] tl::expected<SourcedTracefile, Refusal> read_tracefile(const std::filesystem::path& path);

/// The sum of several tracefiles, with the provenance of the last one that tells its own. Those of different engines
/// are refused: they count other lines.
/// @param paths  not empty.
[[nodiscard]] tl::expected<SourcedTracefile, Refusal> read_tracefiles(const std::vector<std::string>& paths);

/// gcov and lcov would call code that was rebuilt, or that no test ran yet, not covered.
[[nodiscard]] tl::expected<void, Refusal> require_current_counters(const std::string& build_dir);

}  // namespace pawl::cli

#endif  // PAWL_CI_COMMANDS_COVERAGE_STOP_HPP_INCLUDED
