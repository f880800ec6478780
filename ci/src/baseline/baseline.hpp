// SPDX-License-Identifier: BSL-1.0
// The baseline executable of a test target: chosen, checked out, built, kept.
#ifndef PAWL_CI_BASELINE_BASELINE_HPP_INCLUDED
#define PAWL_CI_BASELINE_BASELINE_HPP_INCLUDED

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "baseline/candidate.hpp"
#include "baseline/choose_commit.hpp"
#include "baseline/command_runner.hpp"
#include "baseline/error.hpp"
#include "baseline/git_repository.hpp"
#include "baseline/progress.hpp"

namespace pawl::cli {

struct BaselineCommit {
    std::string ref;
    std::string commit;
    std::string short_commit;
    std::string label;   ///< for verdicts: the short commit; an anchor's ref before it, "v1.0 (3f2c1d9)"
    std::string reason;  ///< why this one, in words
};

/// @return the commit to compare with, or any error of find_repository, ask_facts and choose_commit.
[[nodiscard]] tl::expected<BaselineCommit, BaselineError> find_baseline_commit(const CommandRunner& run,
                                                                               const GitRepository& repository,
                                                                               const std::optional<std::string>& ref,
                                                                               BaselineRole role);

struct BaselineRequest {
    std::string target;
    std::vector<std::string> depends = {};  ///< targets whose files a test starts or loads, to be built as well
    std::string configuration;              ///< of a multi-configuration generator; may be empty
    Candidate candidate;
    GitRepository repository;
    BaselineCommit commit;
    std::string pawl_source;
    std::filesystem::path cache_root;
    std::chrono::steady_clock::time_point deadline;
};

struct BaselineFiles {
    std::filesystem::path executable;
    std::vector<std::filesystem::path> depends;  ///< in the request's order; empty where the commit has no such target
};

/// Takes the executable from the cache, or makes it. Where another process is making the same one, waits for that.
///
/// @return the files, or BaselineError::target_new, no_pawl_source, checkout_failed, submodule_missing,
///         configure_failed, build_failed, target_not_executable, tool_missing, limit_reached, cache_unusable.
[[nodiscard]] tl::expected<BaselineFiles, BaselineError> make_baseline(const CommandRunner& run,
                                                                       const BaselineRequest& request,
                                                                       Progress& progress);

}  // namespace pawl::cli

#endif  // PAWL_CI_BASELINE_BASELINE_HPP_INCLUDED
