// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_BASELINE_CHOOSE_COMMIT_HPP_INCLUDED
#define PAWL_CI_BASELINE_CHOOSE_COMMIT_HPP_INCLUDED

#include <array>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "baseline/error.hpp"
#include "baseline/git_facts.hpp"

namespace pawl::cli {

/// Where the default branch is looked for when no ref is given; the first that exists is taken.
inline constexpr std::array<std::string_view, 5> default_branches{"origin/HEAD", "origin/main", "origin/master", "main",
                                                                  "master"};

/// What the commit is compared for.
enum class BaselineRole {
    baseline,  ///< to judge one change
    anchor,    ///< to judge all changes since a release together
};

struct ChosenCommit {
    std::string commit;  ///< full hash
    std::string reason;  ///< in words, for progress; an anchor that is the ref's own commit: the ref
};

/// The commit that a change is measured against: the merge-base of HEAD with the ref. Where HEAD is the merge-base, as
/// on the main branch itself, it is HEAD when there are uncommitted changes, else HEAD's first parent; an anchor stays
/// HEAD.
///
/// @return the commit, or BaselineError::no_commit, no_default_branch, ref_missing, unrelated, shallow or no_parent.
[[nodiscard]] tl::expected<ChosenCommit, BaselineError> choose_commit(const GitFacts& facts,
                                                                      BaselineRole role = BaselineRole::baseline);

}  // namespace pawl::cli

#endif  // PAWL_CI_BASELINE_CHOOSE_COMMIT_HPP_INCLUDED
