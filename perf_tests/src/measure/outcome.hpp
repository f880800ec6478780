// SPDX-License-Identifier: BSL-1.0
// What conducting a test case yields, as plain data: the evidence and the verdict of each of its benchmarks.
#ifndef PAWL_PERF_MEASURE_OUTCOME_HPP_INCLUDED
#define PAWL_PERF_MEASURE_OUTCOME_HPP_INCLUDED

#include <cstdint>
#include <string>
#include <vector>

#include "judge/allocation.hpp"
#include "judge/budget.hpp"
#include "judge/launch.hpp"
#include "judge/verdict.hpp"
#include "measure/protocol.hpp"

namespace pawl::perf {

/// One launch pair, for one benchmark.
struct Launch {
    LaunchSummary summary;
    int core = -1;  ///< both sides ran there; -1: left to the scheduler
    int rounds = 0;
    double cpu_log_ratio = 0;                 ///< median log ratio of thread CPU time; tells work from waiting
    double involuntary_switches_a_round = 0;  ///< both sides together
    double other_threads_share = 0;           ///< of a batch's time that other threads ran, 0 to 1; on the busier side
    bool is_batch = false;                    ///< under SCHED_BATCH (affinity.hpp)
};

struct BenchmarkOutcome {
    BenchmarkKey key;
    std::string file;
    std::int32_t line = 0;
    Judgement judgement;
    std::int32_t iterations = 0;  ///< a batch, both sides; 0 where nothing was measured
    std::vector<Launch> launches;
    std::vector<double> baseline_ns;  ///< wall time an iteration, one value a batch, over all launches
    std::vector<double> candidate_ns;
    bool only_in_baseline = false;   ///< the candidate's worker did not meet it, whatever the verdict
    bool two_bodies = false;         ///< compared with another body of the same executable, not with the baseline
    bool promises_slowdown = false;  ///< `max_slowdown` was promised: limits on operations do not make up for it
    std::vector<AllocationCount> allocations;  ///< one a counting launch; empty where nobody asked
    std::vector<Finding> findings;             ///< how the limits on single operations fared
};

/// What was counted at a benchmark, whether or not it was compared with anything.
struct CountedBenchmark {
    BenchmarkKey key;
    std::vector<AllocationCount> counts;  ///< [counting_launches]
};

struct CaseOutcome {
    std::vector<BenchmarkOutcome> benchmarks;  ///< in the candidate's order; gone ones last
    std::vector<CountedBenchmark> counted;
    std::string
        not_decided_because;        ///< why nothing can be said of what is not among them; empty where that is unknown
    std::string candidate_failure;  ///< why the candidate's worker failed outside its benchmarks; empty if it did not
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_OUTCOME_HPP_INCLUDED
