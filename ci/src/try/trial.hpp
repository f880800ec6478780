// SPDX-License-Identifier: BSL-1.0
// `pawl try`: the work tree against its baseline, without a change to the work tree.
#ifndef PAWL_CI_TRY_TRIAL_HPP_INCLUDED
#define PAWL_CI_TRY_TRIAL_HPP_INCLUDED

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "baseline/baseline.hpp"
#include "compare/comparison.hpp"
#include "refusal.hpp"
#include "try/lines_to_keep.hpp"

namespace pawl::cli {

struct TrialRequest {
    std::filesystem::path source;      ///< of the user's project, absolute
    std::string target;                ///< empty: the only one that holds benchmarks
    std::optional<std::string> ref;    ///< nothing: the default branch
    std::vector<std::string> defines;  ///< for cmake -D
    std::string test_spec;             ///< empty: whatever benchmarks there are
    std::string thresholds;            ///< as PAWL_THRESHOLD takes them; empty: the default
    bool measure_identical = false;
    bool strict = false;
    std::optional<std::filesystem::path> keep;  ///< build there instead of in the cache
    std::filesystem::path pawl_source;          ///< absolute
    std::filesystem::path cache_root;           ///< absolute
    std::chrono::steady_clock::time_point deadline;
};

struct Trial {
    Adoption adoption;
    BaselineCommit commit;
    std::filesystem::path build_directory;  ///< of the work tree
    std::string build_type;                 ///< CMake's, of both
    Comparison comparison;
};

/// Chooses the commit, builds the work tree and the baseline, and compares the two.
[[nodiscard]] tl::expected<Trial, Refusal> try_work_tree(const CommandRunner& run, const TrialRequest& request,
                                                         Progress& progress);

/// What was found, the CMake lines to keep, and what was compared with what.
[[nodiscard]] std::string trial_report(const Trial& trial, const TrialRequest& request, bool colour);

}  // namespace pawl::cli

#endif  // PAWL_CI_TRY_TRIAL_HPP_INCLUDED
