// SPDX-License-Identifier: BSL-1.0
// Collects what a run found out, and leaves it behind as a record.
#ifndef PAWL_PERF_CATCH2_RECORDER_HPP_INCLUDED
#define PAWL_PERF_CATCH2_RECORDER_HPP_INCLUDED

#include <string>
#include <tl/expected.hpp>

#include "catch2/baseline.hpp"
#include "catch2/settings.hpp"
#include "record/environment.hpp"
#include "record/run_record.hpp"

namespace pawl::perf {

class Recorder {
public:
    void add(const std::string& test_case, BenchmarkOutcome outcome);
    /// How the sides of the pairs were kept apart, in words.
    void note_isolation(std::string_view isolation) { m_isolation = isolation; }
    [[nodiscard]] bool is_empty() const { return m_record.benchmarks.empty(); }

    /// Writes the record into the directory that `settings` name, under a name made of executable and test cases, so
    /// that the next run of the same tests replaces it.
    /// @return nothing, or one sentence that names the path and the cause.
    [[nodiscard]] tl::expected<void, std::string> write(const Settings& settings, const Baseline& baseline,
                                                        const std::string& executable);

private:
    CpuTimes m_cpu_times_at_start = read_cpu_times();
    std::string m_isolation;  ///< empty where nothing was conducted
    RunRecord m_record;
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_CATCH2_RECORDER_HPP_INCLUDED
