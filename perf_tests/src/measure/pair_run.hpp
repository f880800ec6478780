// SPDX-License-Identifier: BSL-1.0
// One launch pair: both sides walk through the test case in step, and chosen benchmarks are measured on the way.
#ifndef PAWL_PERF_MEASURE_PAIR_RUN_HPP_INCLUDED
#define PAWL_PERF_MEASURE_PAIR_RUN_HPP_INCLUDED

#include <functional>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "judge/launch.hpp"
#include "measure/schedule.hpp"
#include "measure/side_run.hpp"

namespace pawl::perf {

struct PairedBatches {
    std::string crossed_talk;  ///< how the sides disturb one another, in one sentence; then nothing was measured
    std::vector<Round> rounds;
    double cpu_log_ratio = 0;
    double involuntary_switches_a_round = 0;
    double other_threads_share = 0;  ///< median over rounds, of the busier side
};

/// Warm-up and rounds of the benchmark that both sides stand at. Whatever is called on one side is called on the
/// other as well, for bodies keep state: a "push" calibrated on one side only made the "sum" behind it 12.6 % slower.
[[nodiscard]] SideResult<PairedBatches> measure_pair(SideRun& baseline, SideRun& candidate, const BatchPlan& plan,
                                                     std::mt19937_64& random);

/// Decides what happens at a benchmark that both sides have: measured by the plan returned, or, where there is none,
/// run once on both sides.
using PlanFor = std::function<std::optional<BatchPlan>(const BenchmarkKey&)>;
using OnMeasured = std::function<void(const BenchmarkKey&, const PairedBatches&)>;

/// Walks both sides to the end of the test case.
/// @param common  the benchmarks that both sides meet, in their order; others run once on their side, and may throw on
///                the baseline's.
/// @return        the candidate's first failed assertion ("" if none), or what went wrong with a side.
[[nodiscard]] SideResult<std::string> walk_pair(SideRun& baseline, SideRun& candidate,
                                                const std::vector<BenchmarkKey>& common, const PlanFor& plan_for,
                                                const OnMeasured& on_measured, std::mt19937_64& random);

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_PAIR_RUN_HPP_INCLUDED
