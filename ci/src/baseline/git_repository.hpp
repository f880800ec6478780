// SPDX-License-Identifier: BSL-1.0
// Asks git, and never changes the user's repository: not its refs, not its index, no hook runs.
#ifndef PAWL_CI_BASELINE_GIT_REPOSITORY_HPP_INCLUDED
#define PAWL_CI_BASELINE_GIT_REPOSITORY_HPP_INCLUDED

#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "baseline/command_runner.hpp"
#include "baseline/error.hpp"
#include "baseline/git_facts.hpp"

namespace pawl::cli {

/// Absolute paths.
struct GitRepository {
    std::string top_level;          ///< of the work tree
    std::string prefix;             ///< source directory within it: "" or "some/where/"
    std::string git_directory;      ///< the common one where there are several work trees
    std::string modules_directory;  ///< where the submodules' repositories are
};

/// Runs `git ARGS` in `directory`, without hooks, prompts and optional locks.
[[nodiscard]] tl::expected<CommandResult, BaselineError> git(const CommandRunner& run, const std::string& directory,
                                                             const std::vector<std::string>& arguments);

/// The repository that `source_directory` is in, or BaselineError::not_a_work_tree, git_refused,
/// tool_missing, limit_reached.
[[nodiscard]] tl::expected<GitRepository, BaselineError> find_repository(const CommandRunner& run,
                                                                         const std::string& source_directory);

/// @param ref  a ref; where it does not exist, its namesake of origin; nothing: the default branch.
[[nodiscard]] tl::expected<GitFacts, BaselineError> ask_facts(const CommandRunner& run, const GitRepository& repository,
                                                              const std::optional<std::string>& ref);

/// `commit` as git abbreviates it in this repository.
[[nodiscard]] tl::expected<std::string, BaselineError> abbreviate(const CommandRunner& run,
                                                                  const GitRepository& repository,
                                                                  const std::string& commit);

/// HEAD in full, with "+dirty" behind it where tracked files differ from it; empty where git cannot say.
[[nodiscard]] std::string work_tree_state(const CommandRunner& run, const GitRepository& repository);

/// Removes GIT_DIR and its like from our environment: inside a hook they would point every git at one repository.
void forget_git_environment();

}  // namespace pawl::cli

#endif  // PAWL_CI_BASELINE_GIT_REPOSITORY_HPP_INCLUDED
