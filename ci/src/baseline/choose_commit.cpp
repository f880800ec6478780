// SPDX-License-Identifier: BSL-1.0
#include "baseline/choose_commit.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace pawl::cli {

tl::expected<ChosenCommit, BaselineError> choose_commit(const GitFacts& facts, BaselineRole role) {
    using Code = BaselineError::Code;
    const auto failed = [](Code code, std::string subject, std::string detail = {}) {
        return tl::make_unexpected(BaselineError{code, std::move(subject), std::move(detail)});
    };
    if (!facts.head) return failed(Code::no_commit, "");
    if (!facts.ref_commit) {
        if (facts.ref_was_asked_for) return failed(Code::ref_missing, facts.ref);
        if (facts.shallow) return failed(Code::shallow, "the default branch");
        return failed(Code::no_default_branch, "", fmt::format("{}", fmt::join(default_branches, ", ")));
    }
    if (!facts.merge_base) {
        if (facts.shallow) return failed(Code::shallow, fmt::format("the merge-base of HEAD and '{}'", facts.ref));
        return failed(Code::unrelated, facts.ref);
    }
    if (role == BaselineRole::anchor && *facts.merge_base == *facts.ref_commit) {
        return ChosenCommit{*facts.merge_base, facts.ref};
    }
    if (role == BaselineRole::anchor || *facts.merge_base != *facts.head) {
        return ChosenCommit{*facts.merge_base, fmt::format("merge-base with {}", facts.ref)};
    }
    if (facts.dirty) {
        return ChosenCommit{*facts.head,
                            fmt::format("HEAD, which is on {}, without the uncommitted changes", facts.ref)};
    }
    if (!facts.first_parent) {
        if (facts.shallow) return failed(Code::shallow, "the parent of HEAD");
        return failed(Code::no_parent, facts.head->substr(0, 7));
    }
    return ChosenCommit{*facts.first_parent, fmt::format("first parent of HEAD, which is on {}", facts.ref)};
}

}  // namespace pawl::cli
