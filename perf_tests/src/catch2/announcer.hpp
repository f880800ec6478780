// SPDX-License-Identifier: BSL-1.0
// Turns outcomes into assertions of the running test case and lines of the record, each benchmark once.
#ifndef PAWL_PERF_CATCH2_ANNOUNCER_HPP_INCLUDED
#define PAWL_PERF_CATCH2_ANNOUNCER_HPP_INCLUDED

#include <catch2/internal/catch_source_line_info.hpp>
#include <pawl/perf/measurement.hpp>
#include <string>
#include <vector>

#include "catch2/baseline.hpp"
#include "catch2/recorder.hpp"
#include "catch2/settings.hpp"
#include "measure/outcome.hpp"

namespace pawl::perf {

class Announcer {
public:
    /// All three outlive this object.
    Announcer(const Settings& settings, const Baseline& baseline, Recorder& recorder)
        : m_settings(settings), m_baseline(baseline), m_recorder(recorder) {}

    void start_test_case(std::string name);
    /// The test case itself has come to this benchmark.
    void note_met(const BenchmarkKey& key) { m_met.push_back(key); }

    /// Raises every sentence of an outcome, and records it.
    void report(const BenchmarkOutcome& outcome, const Catch::SourceLineInfo& place);
    /// Leaves asserting to the test: raises what is open, remembers what failed until somebody asks for it, and
    /// records.
    [[nodiscard]] Measurement hand_over(const BenchmarkOutcome& outcome, const Catch::SourceLineInfo& place);

    /// At the end of a test case's outermost section, the last moment at which an assertion is still its own: what is
    /// gone since the baseline, and what failed in this section and nobody asked for.
    void report_unmet(const std::vector<BenchmarkOutcome>& conducted, const Catch::SourceLineInfo& section);
    /// After it: what the workers met and the test case itself did not come to fails the run from outside.
    void report_missed(const std::vector<BenchmarkOutcome>& conducted);

    /// Whether a question of this run was left open, which skips its test.
    [[nodiscard]] bool has_left_open() const { return m_left_open; }
    /// Whether the benchmark events under way are this engine's own.
    [[nodiscard]] bool feeds_reporters() const { return m_feeds_reporters; }

private:
    [[nodiscard]] bool was_met(const BenchmarkKey& key) const;

    const Settings& m_settings;
    const Baseline& m_baseline;
    Recorder& m_recorder;
    std::string m_test_case;
    std::vector<BenchmarkKey> m_met;  ///< in the running test case
    struct HandedOver {
        Catch::SourceLineInfo place;
        Measurement measurement;
    };
    std::vector<HandedOver> m_failed;  ///< measurements of the running section that failed
    bool m_left_open = false;
    bool m_feeds_reporters = false;
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_CATCH2_ANNOUNCER_HPP_INCLUDED
