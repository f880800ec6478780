// SPDX-License-Identifier: BSL-1.0
// One run of a test executable, as the engine sees it: which part it plays, and what it learned so far.
#ifndef PAWL_PERF_CATCH2_SESSION_HPP_INCLUDED
#define PAWL_PERF_CATCH2_SESSION_HPP_INCLUDED

#include <catch2/internal/catch_source_line_info.hpp>
#include <optional>
#include <pawl/perf/engine.hpp>
#include <pawl/perf/limits.hpp>
#include <string>
#include <vector>

#include "catch2/announcer.hpp"
#include "catch2/baseline.hpp"
#include "catch2/batch.hpp"
#include "catch2/failures.hpp"
#include "catch2/place.hpp"
#include "catch2/recorder.hpp"
#include "catch2/settings.hpp"
#include "catch2/worker.hpp"
#include "measure/file_identity.hpp"
#include "measure/outcome.hpp"

namespace Catch {
struct TestCaseInfo;
}

namespace pawl::perf {

using engine::Site;

class Session {
public:
    /// The one of this process, made when the first event asks for it.
    static Session& current();

    void start_run();
    void start_test_case(const Catch::TestCaseInfo& test);
    void end_test_case();
    /// @param has_failed   an assertion failed in this run.
    /// @param has_skipped  a test case skipped itself, or a benchmark was left open.
    void end_run(bool has_failed, bool has_skipped);

    /// A BENCHMARK reached by the engine: served, or measured, judged, asserted and recorded.
    void run(const Site& site, std::string name, const Body& body);
    /// The same for `measure`, without asserting.
    [[nodiscard]] Measurement measure(const Site& site, std::string name, const Body& body);
    /// Two bodies held against each other, likewise.
    [[nodiscard]] Measurement compare(const Site& site, std::string name, double limit_ratio, const Body& first,
                                      const Body& second);
    /// Whether test cases are walked through by workers even without a baseline.
    static bool& expects_workers();
    /// A benchmark that Catch2's own engine measures, in a file that was compiled without the shadow header.
    void note_foreign_engine(const std::string& name);
    /// A signal that Catch2 reports, and ends the test case by its events, before it raises it again.
    void note_fatal_error() {
        if (m_worker) m_worker->fall_silent();
    }
    /// At the end of a test case's outermost section: benchmarks that are gone, and those of a foreign engine.
    void report_unmet(const Catch::SourceLineInfo& section);

    Place& place() { return m_place; }
    Failures& failures() { return m_failures; }

private:
    Session();

    [[nodiscard]] bool is_worker() const { return m_settings.worker_channel.has_value(); }
    void conduct_test_case();
    void choose_exit_code(bool has_failed) const;
    [[nodiscard]] Limits judged_limits() const;
    void serve(const Site& site, BenchmarkKey key, const Body& body);
    [[nodiscard]] message::At place_of(const BenchmarkKey& key, const Site& site) const;
    [[nodiscard]] BenchmarkOutcome recorded_if_broken(const BenchmarkKey& key, const Site& site,
                                                      const std::function<BenchmarkOutcome()>& settled);
    [[nodiscard]] BenchmarkOutcome outcome_of(const BenchmarkKey& key, const Site& site, const Body& body);

    Settings m_settings;
    std::string m_settings_problem;
    std::string m_executable;
    Baseline m_baseline;
    std::vector<KnownFile> m_files;  ///< what launches run, as it was at this run's start
    std::optional<Worker> m_worker;
    std::string m_test_case;
    double m_threshold_ratio = 0;           ///< of the running test case, unless its source says otherwise
    Deadline m_deadline = Deadline::max();  ///< of everything that is waited for in the running test case
    Place m_place;
    Failures m_failures;
    CaseOutcome m_conducted;  ///< of the running test case; empty where nothing was conducted
    std::vector<std::string> m_foreign;
    bool m_met_benchmark = false;  ///< in this run
    Recorder m_recorder;
    Announcer m_announcer{m_settings, m_baseline, m_recorder};
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_CATCH2_SESSION_HPP_INCLUDED
