// SPDX-License-Identifier: BSL-1.0
// What `pawl baseline --output` leaves for whoever runs the tests.
#ifndef PAWL_CI_BASELINE_RESULT_FILE_HPP_INCLUDED
#define PAWL_CI_BASELINE_RESULT_FILE_HPP_INCLUDED

#include <string>
#include <vector>

namespace pawl::cli {

/// What the executable's test starts or loads, on either side.
struct DependsPair {
    std::string candidate;
    std::string baseline;  ///< empty: that commit has none
};

struct BaselineResult {
    std::string executable = {};  ///< empty: there is no baseline, and `reason` says why
    bool target_is_new = false;   ///< there is none because that commit has no such target
    std::string commit = {};      ///< full hash; empty where not even that is known
    std::string label = {};       ///< of `commit` in the user's words, for verdicts
    std::string ref = {};
    std::string reason = {};            ///< one sentence
    std::string candidate_commit = {};  ///< see work_tree_state
    std::string source_root = {};       ///< of the candidate's work tree, absolute, as cmake spells it
    std::vector<DependsPair> depends = {};
};

/// The document `pawl.baseline/1`.
[[nodiscard]] std::string to_json(const BaselineResult& result);

}  // namespace pawl::cli

#endif  // PAWL_CI_BASELINE_RESULT_FILE_HPP_INCLUDED
