// SPDX-License-Identifier: BSL-1.0
// What has to be known of a repository to choose the commit that is the baseline.
#ifndef PAWL_CI_BASELINE_GIT_FACTS_HPP_INCLUDED
#define PAWL_CI_BASELINE_GIT_FACTS_HPP_INCLUDED

#include <optional>
#include <string>

namespace pawl::cli {

/// Commits are full hashes; nothing where there is none, or where a shallow clone hides it.
struct GitFacts {
    std::optional<std::string> head;
    std::optional<std::string> first_parent;  ///< of HEAD
    bool dirty = false;                       ///< tracked files differ from HEAD; asked where HEAD is the merge-base
    bool shallow = false;
    std::string ref;                        ///< as asked for, else the default branch found, else empty
    bool ref_was_asked_for = false;         ///< by --ref
    std::optional<std::string> ref_commit;  ///< what `ref` names
    std::optional<std::string> merge_base;  ///< of HEAD and `ref`
};

}  // namespace pawl::cli

#endif  // PAWL_CI_BASELINE_GIT_FACTS_HPP_INCLUDED
