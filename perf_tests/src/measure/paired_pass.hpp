// SPDX-License-Identifier: BSL-1.0
// Launches pairs through one test case until each benchmark of one kind has a verdict.
#ifndef PAWL_PERF_MEASURE_PAIRED_PASS_HPP_INCLUDED
#define PAWL_PERF_MEASURE_PAIRED_PASS_HPP_INCLUDED

#include <string>
#include <vector>

#include "measure/launcher.hpp"
#include "measure/listing.hpp"
#include "measure/outcome.hpp"
#include "measure/pair_run.hpp"

namespace pawl::perf {

class PairedPass {
public:
    /// @param baseline  the executable of the baseline's side.
    /// @param task      compare_executables: the benchmarks with one body; compare_bodies: those with two.
    PairedPass(const ConductPlan& plan, Launcher& launcher, std::string baseline, Task task);

    /// One outcome a benchmark of the kind; gone ones last.
    [[nodiscard]] CaseOutcome run();

    /// What the candidate has, of whatever kind; complete after `run`.
    [[nodiscard]] const Listing& candidate() const { return m_candidate; }

private:
    struct OpenBenchmark {
        BenchmarkOutcome* outcome;
        BatchPlan plan;
        int full_rounds;
        Policy policy;
    };

    [[nodiscard]] bool concerns(const message::At& at) const;
    void list_both_sides();
    [[nodiscard]] std::string explain_by_company();
    [[nodiscard]] bool fails_alone(Side which, Isolation isolation);
    void blame_company(const std::string& sentence);
    void judge_by_listings();
    void judge_by_listings(const Met& met);
    void launch_once();
    [[nodiscard]] bool is_broken(const SideFailure& failure) const;
    [[nodiscard]] std::optional<BatchPlan> plan_for(const BenchmarkKey& key);
    [[nodiscard]] std::vector<OpenBenchmark>::iterator find_open(const BenchmarkKey& key);
    void add_launch(const BenchmarkKey& key, const PairedBatches& batches);
    void judge_open();
    void mark_hidden_contention();
    void close_all(Verdict verdict, const std::string& reason);

    const ConductPlan& m_plan;
    Launcher& m_launcher;
    std::string m_baseline_executable;
    Task m_task;
    Listing m_baseline;
    Listing m_candidate;
    std::vector<BenchmarkKey> m_common;
    CaseOutcome m_case;
    std::vector<OpenBenchmark> m_open;
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_PAIRED_PASS_HPP_INCLUDED
