// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_BASELINE_CHECKOUT_HPP_INCLUDED
#define PAWL_CI_BASELINE_CHECKOUT_HPP_INCLUDED

#include <filesystem>
#include <optional>
#include <string>

#include "baseline/command_runner.hpp"
#include "baseline/error.hpp"

namespace pawl::cli {

/// Where objects come from: a repository and those of its submodules.
struct ObjectStore {
    std::string git_directory;
    std::string modules_directory;
};

/// Writes the files of `commit`, with its submodules, into the new directory `destination`. The store is only read
/// (see ci/design/baseline.md for why this is no `git worktree`). Submodules that the user has not initialised stay
/// empty, as they are for the user.
///
/// @return nothing, or BaselineError::checkout_failed, submodule_missing, limit_reached.
[[nodiscard]] std::optional<BaselineError> check_out(const CommandRunner& run, const ObjectStore& store,
                                                     const std::string& commit,
                                                     const std::filesystem::path& destination);

}  // namespace pawl::cli

#endif  // PAWL_CI_BASELINE_CHECKOUT_HPP_INCLUDED
