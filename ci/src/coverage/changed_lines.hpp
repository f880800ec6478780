// SPDX-License-Identifier: BSL-1.0
// What a work tree changes, asked of git.
#ifndef PAWL_CI_COVERAGE_CHANGED_LINES_HPP_INCLUDED
#define PAWL_CI_COVERAGE_CHANGED_LINES_HPP_INCLUDED

#include <optional>
#include <pawl/coverage/diff.hpp>
#include <pawl/coverage/tracefile.hpp>
#include <set>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "baseline/command_runner.hpp"
#include "baseline/error.hpp"
#include "exit_code.hpp"
#include "refusal.hpp"

namespace pawl::cli {

/// The tracked files in `source_dir` against `commit`, those of its submodules included, paths relative to
/// `source_dir`. Attributes that call a source binary, and the user's own settings of git, do not count.
/// @return  or one sentence why git cannot tell.
[[nodiscard]] tl::expected<coverage::Diff, Refusal> changes_since(const CommandRunner& run,
                                                                  const std::string& source_dir,
                                                                  const std::string& commit);

/// The files in `source_dir` that git neither tracks nor ignores, as the repository itself says, by paths relative to
/// it; of another repository its directory, with a slash behind.
[[nodiscard]] tl::expected<std::vector<std::string>, Refusal> untracked_files(const CommandRunner& run,
                                                                              const std::string& source_dir);

/// The files that a name which untracked_files() gives stands for, so far as they are measured.
[[nodiscard]] std::vector<std::string> measured_in(const coverage::Tracefile& tracefile, const std::string& name);

/// Whether the repository around `source_dir` has it; false too where there is none.
/// @return  or one sentence why git does not answer.
[[nodiscard]] tl::expected<bool, Refusal> has_commit(const CommandRunner& run, const std::string& source_dir,
                                                     const std::string& commit);

/// The commit of the sources of `tracefile`, and by what they differ from it, so that two states are equal only where
/// the sources are: "3f2c…", "3f2c…+dirty.FINGERPRINT", and "+new.FINGERPRINT" behind either for measured files that
/// git does not track. Empty where git does not tell.
[[nodiscard]] std::string state_of_sources(const CommandRunner& run, const std::string& source_dir,
                                           const coverage::Tracefile& tracefile);

/// The same without what untracked files make of it, which depends on what is measured.
[[nodiscard]] std::string tracked_state(const std::string& state);

/// How the lines of a tracefile that was captured at the commit `from` came to today's, which was captured at `today`;
/// either may be unknown, and is then taken for the other.
/// @return  or one sentence: from there they cannot be followed, or git cannot tell.
[[nodiscard]] tl::expected<coverage::Diff, Refusal> changes_on_the_way(const CommandRunner& run,
                                                                       const std::string& source_dir,
                                                                       const std::string& from,
                                                                       const std::string& today);

constexpr double git_limit_s = 60;  ///< for all that git is asked at a time

struct ChangedLines {
    coverage::Diff diff;                   ///< paths relative to the source directory
    std::string since;                     ///< "3f2c1d9 (merge-base with origin/main)"
    std::set<std::string> untracked = {};  ///< those of them that git does not know yet
};

/// Where nothing older is known to compare with: a ref that does not exist is wrong anywhere. A history that does not
/// reach so far leaves the question open, and so does, in ctest, a source tree without git.
[[nodiscard]] ExitCode exit_code_without_past(BaselineError::Code code, bool is_in_ctest);

/// The files in `source_dir` against the commit that `pawl baseline` compares with: the merge-base with `ref`, by
/// default the default branch; on that branch HEAD's parent, or HEAD while files are changed. Files that git does not
/// track yet, and does not ignore, are new: all that `tracefile` measures in them was added; so are other repositories.
///
/// @return  or one sentence why git cannot tell, with exit_code_without_past().
[[nodiscard]] tl::expected<ChangedLines, Refusal> changed_lines(const CommandRunner& run, const std::string& source_dir,
                                                                const std::optional<std::string>& ref,
                                                                const coverage::Tracefile& tracefile, bool is_in_ctest);

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_CHANGED_LINES_HPP_INCLUDED
