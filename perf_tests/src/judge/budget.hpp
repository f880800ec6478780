// SPDX-License-Identifier: BSL-1.0
// Absolute limits judged over single operations.
#ifndef PAWL_PERF_JUDGE_BUDGET_HPP_INCLUDED
#define PAWL_PERF_JUDGE_BUDGET_HPP_INCLUDED

#include <pawl/perf/limits.hpp>
#include <string>
#include <vector>

#include "judge/exceedance.hpp"

namespace pawl::perf {

/// What operations took, in the order of time.
struct Operations {
    std::vector<double> wall_ns;        ///< [n] timed singly, n >= 1
    std::vector<double> block_wall_ns;  ///< [25] mean of a block of operations timed together; fewer where time ran out
    std::vector<double> block_cpu_ns;   ///< [25] the same in CPU time
    double shortest_timed_ns = 0;       ///< below this a single operation cannot be told from the clock's own cost
};

/// Blocks of operations behind a mean; Student's t in judge_budgets has one degree of freedom less.
inline constexpr int mean_blocks = 25;

/// How one limit fared.
struct Finding {
    std::string budget;  ///< "p99", "throughput", ...
    Answer answer = Answer::not_decided;
    double limit = 0;      ///< ns, or operations a second for "throughput"
    double observed = 0;   ///< in the same unit
    std::string sentence;  ///< "add_voxel keeps p99 ≤ 6.00 ms: 3 of 5000 operations took longer, 50 are allowed"
};

/// Whether any limit asks for single operations; `max_slowdown` does not.
[[nodiscard]] bool has_budget(const Limits& limits);

/// How many operations are recorded for these limits.
struct RecordingPlan {
    int wanted = 0;      ///< single operations with which the tightest percentile can be judged well
    int needed = 0;      ///< with fewer it cannot be judged at all
    bool means = false;  ///< blocks for a mean, CPU time or throughput as well
};

[[nodiscard]] RecordingPlan recording_plan(const Limits& limits);

/// One finding a limit that is set, in the order of the members.
[[nodiscard]] std::vector<Finding> judge_budgets(const std::string& benchmark, const Limits& limits,
                                                 const Operations& operations);

}  // namespace pawl::perf

#endif  // PAWL_PERF_JUDGE_BUDGET_HPP_INCLUDED
