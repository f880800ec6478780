// SPDX-License-Identifier: BSL-1.0
// What a test executable is compared with.
#ifndef PAWL_PERF_CATCH2_BASELINE_HPP_INCLUDED
#define PAWL_PERF_CATCH2_BASELINE_HPP_INCLUDED

#include <string>
#include <utility>
#include <vector>

#include "catch2/settings.hpp"

namespace pawl::perf {

struct Baseline {
    enum class State {
        not_asked_for,  ///< nobody named one: a plain run of the executable
        missing,        ///< one was asked for, and there is none; `reason` says why
        target_new,     ///< that commit has no such test executable; `reason` says so
        identical,      ///< the same code and data: nothing to measure
        ready,
    };
    State state = State::not_asked_for;
    std::string executable;
    std::string label;   ///< in the user's words: a short commit, "v1.0 (3f2c1d9)" for an anchor, else a path
    std::string commit;  ///< full, where known
    std::string reason;
    std::string candidate_commit;  ///< of this executable, as far as the baseline file tells; "+dirty" behind it
    std::string source_root;       ///< of its source tree, absolute; empty where not known
    std::vector<std::pair<std::string, std::string>> depends;  ///< what a test starts or loads: candidate's, baseline's
};

/// Finds and checks what PAWL_BASELINE names: an executable, or @FILE in the form `pawl.baseline/1`.
/// @param candidate  this executable.
[[nodiscard]] Baseline resolve_baseline(const Settings& settings, const std::string& candidate);

/// What is run to compare the two: both executables, and what their tests start or load.
[[nodiscard]] std::vector<std::string> files_of(const Baseline& baseline, const std::string& candidate);

}  // namespace pawl::perf

#endif  // PAWL_PERF_CATCH2_BASELINE_HPP_INCLUDED
