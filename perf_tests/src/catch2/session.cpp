// SPDX-License-Identifier: BSL-1.0
#include "catch2/session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/benchmark/catch_chronometer.hpp>
#include <catch2/catch_test_case_info.hpp>
#include <catch2/interfaces/catch_interfaces_config.hpp>
#include <catch2/internal/catch_context.hpp>
#include <catch2/internal/catch_test_failure_exception.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <random>
#include <utility>

#include "catch2/active_exception.hpp"
#include "catch2/alone.hpp"
#include "catch2/build_kind.hpp"
#include "catch2/conduct_case.hpp"
#include "catch2/measurement_maker.hpp"
#include "catch2/operations.hpp"
#include "catch2/outside_failure.hpp"
#include "catch2/promises.hpp"
#include "catch2/settle.hpp"
#include "measure/machine_lock.hpp"

namespace pawl::perf {

namespace {

std::optional<std::string> environment_variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

std::string own_executable() {
    std::error_code ignored;
    return std::filesystem::read_symlink("/proc/self/exe", ignored).string();
}

std::vector<std::string> tags_of(const Catch::TestCaseInfo& test) {
    std::vector<std::string> tags;
    for (const auto& tag : test.tags) tags.emplace_back(tag.original);
    return tags;
}

Catch::SourceLineInfo line_of(const Site& site) {
    return {site.file, site.line};
}

Measurement not_judged(const BenchmarkKey& key, std::string why) {
    return MeasurementMaker::make(key.name, Measurement::Outcome::not_judged, std::move(why));
}

const Catch::IConfig& config() {
    return *Catch::getCurrentContext().getConfig();
}

}  // namespace

Session& Session::current() {
    static Session session;
    return session;
}

bool& Session::expects_workers() {
    static bool expected = false;
    return expected;
}

Session::Session() : m_executable(own_executable()) {
    auto settings = read_settings(environment_variable);
    if (settings) {
        m_settings = *std::move(settings);
    } else {
        m_settings_problem = settings.error();
    }
}

void Session::start_run() {
    if (!m_settings_problem.empty()) {
        std::fprintf(stderr, "pawl: %s\n", m_settings_problem.c_str());
        std::exit(2);
    }
    if (is_worker()) {
        m_worker.emplace(m_settings);
        return;
    }
    if (!m_settings.seed) m_settings.seed = std::random_device()();
    if (!m_settings.record_directory.empty()) {  // a body may change the directory
        m_settings.record_directory = std::filesystem::absolute(m_settings.record_directory);
    }
    m_baseline = resolve_baseline(m_settings, m_executable);
    for (const auto& path : files_of(m_baseline, m_executable)) m_files.push_back({path, identity_of(path)});
}

void Session::start_test_case(const Catch::TestCaseInfo& test) {
    m_test_case = test.name;
    m_threshold_ratio = m_settings.thresholds.ratio_for(tags_of(test));
    m_deadline = Deadline::clock::now() + m_settings.time_limit;
    m_place.enter_test_case();
    m_failures = {};
    m_conducted = {};
    m_announcer.start_test_case(test.name);
    const bool has_questions =
        m_baseline.state == Baseline::State::ready || (expects_workers() && !m_settings.is_anchor);
    if (has_questions && !is_worker() && !config().skipBenchmarks()) conduct_test_case();
}

void Session::conduct_test_case() {
    const bool has_baseline = m_baseline.state == Baseline::State::ready;
    m_conducted = conduct_case(
        {m_test_case, has_baseline ? m_baseline.executable : "", m_executable, m_threshold_ratio, m_files, m_deadline},
        m_settings, m_recorder);
    // Said before the body runs, for what ended a worker may end this process without a word. Without a baseline a
    // worker's failure concerns only those who wanted something of it.
    if (!m_conducted.candidate_failure.empty() && has_baseline) {
        fail_from_outside(fmt::format("{} in a worker: {}", m_test_case, m_conducted.candidate_failure));
    }
}

// What the source limits speaks of the baseline, and is judged in the baseline's test.
Limits Session::judged_limits() const {
    return m_settings.is_anchor ? Limits{} : limits_in_force();
}

void Session::run(const Site& site, std::string name, const Body& body) {
    BenchmarkKey key = m_place.meet(std::move(name));
    m_met_benchmark = true;
    if (is_worker()) return serve(site, std::move(key), body);
    m_announcer.report(recorded_if_broken(key, site, [&] { return outcome_of(key, site, body); }), line_of(site));
}

Measurement Session::measure(const Site& site, std::string name, const Body& body) {
    BenchmarkKey key = m_place.meet(std::move(name));
    m_met_benchmark = true;
    if (config().skipBenchmarks()) return not_judged(key, "skipped: --skip-benchmarks");
    if (is_worker()) {
        serve(site, key, body);
        return not_judged(key, "judged by the conductor");
    }
    return m_announcer.hand_over(recorded_if_broken(key, site, [&] { return outcome_of(key, site, body); }),
                                 line_of(site));
}

Measurement Session::compare(const Site& site, std::string name, double limit_ratio, const Body& first,
                             const Body& second) {
    const BenchmarkKey key = m_place.meet(std::move(name));
    m_met_benchmark = true;
    if (config().skipBenchmarks()) return not_judged(key, "skipped: --skip-benchmarks");
    const Body both([&](Catch::Benchmark::Chronometer meter) {
        first(meter);
        second(meter);
    });
    if (is_worker()) {
        auto at = place_of(key, site);
        at.two_bodies = true;
        at.limit_ratio = limit_ratio;
        at.counts_allocations = false;
        if (m_test_case == m_settings.worker_test) m_worker->serve(at, m_worker->part_of(first, second, both));
        return not_judged(key, "judged by the conductor");
    }
    if (m_settings.is_anchor) {
        run_untimed(both);
        return not_judged(key, "judged in the test against the baseline");
    }
    const auto outcome = recorded_if_broken(key, site, [&] {
        auto settled = settle(key, true, m_conducted, m_baseline, why_not_timed(site.build_problem),
                              limit_ratio == 0 ? m_threshold_ratio : limit_ratio);
        settled.file = site.file;
        settled.line = static_cast<std::int32_t>(site.line);
        m_announcer.note_met(key);
        if (settled.judgement.verdict != Verdict::broken) run_untimed(both);
        return settled;
    });
    return m_announcer.hand_over(outcome, line_of(site));
}

void Session::serve(const Site& site, BenchmarkKey key, const Body& body) {
    if (m_test_case == m_settings.worker_test) m_worker->serve(place_of(key, site), body);
}

message::At Session::place_of(const BenchmarkKey& key, const Site& site) const {
    const Limits limits = judged_limits();
    message::At at;
    at.key = key;
    at.file = site.file;
    at.line = static_cast<std::int32_t>(site.line);
    at.limit_ratio = limits.max_slowdown.value_or(Percent{}).ratio;
    at.counts_allocations = has_allocation_limit(limits);
    at.not_applicable = why_not_timed(site.build_problem);
    at.failed_assertions = m_failures.count;
    at.first_failure = m_failures.first;
    return at;
}

// A body that fails here, where no worker went ahead, is Catch2's to report, but belongs into the record.
BenchmarkOutcome Session::recorded_if_broken(const BenchmarkKey& key, const Site& site,
                                             const std::function<BenchmarkOutcome()>& settled) {
    try {
        return settled();
    } catch (const Catch::TestSkipException&) {
        throw;
    } catch (...) {
        BenchmarkOutcome broken;
        broken.key = key;
        broken.file = site.file;
        broken.line = static_cast<std::int32_t>(site.line);
        broken.judgement.verdict = Verdict::broken;
        broken.judgement.reason = active_exception();
        m_recorder.add(m_test_case, std::move(broken));
        throw;
    }
}

BenchmarkOutcome Session::outcome_of(const BenchmarkKey& key, const Site& site, const Body& body) {
    const Limits limits = judged_limits();
    auto outcome = settle(key, false, m_conducted, m_baseline, why_not_timed(site.build_problem),
                          limits.max_slowdown.value_or(Percent{m_threshold_ratio}).ratio);
    outcome.file = site.file;
    outcome.line = static_cast<std::int32_t>(site.line);
    outcome.promises_slowdown = limits.max_slowdown.has_value();
    m_announcer.note_met(key);

    // A body that broke its worker would break, end or hang this process too, before anything is said.
    if (outcome.judgement.verdict == Verdict::broken) return outcome;
    const bool can_be_timed = outcome.judgement.verdict != Verdict::not_applicable;
    if (can_be_timed && m_baseline.state == Baseline::State::not_asked_for) {
        auto alone = measure_alone(body, config().benchmarkSamples());
        outcome.iterations = alone.iterations;
        outcome.candidate_ns = std::move(alone.batch_ns);
    } else {
        run_untimed(body);
    }
    if (can_be_timed && has_budget(limits)) {
        const MachineLock alone(MachineLock::default_path(), m_deadline);
        outcome.findings = judge_budgets(key.name, limits, record_operations(body, recording_plan(limits), m_deadline));
    }
    const std::string& uncounted =
        m_conducted.candidate_failure.empty() ? m_conducted.not_decided_because : m_conducted.candidate_failure;
    if (has_allocation_limit(limits) && outcome.allocations.empty() && !uncounted.empty()) {
        outcome.allocations.push_back({0, 0, 0, uncounted});
    }
    if (can_be_timed) {
        std::ranges::move(judge_allocations(key.name, limits, outcome.allocations),
                          std::back_inserter(outcome.findings));
    }
    return outcome;
}

void Session::end_test_case() {
    if (is_worker()) {
        if (m_test_case == m_settings.worker_test) m_worker->finish(m_failures);
        return;
    }
    m_announcer.report_missed(m_conducted.benchmarks);
}

void Session::report_unmet(const Catch::SourceLineInfo& section) {
    m_announcer.report_unmet(m_conducted.benchmarks, section);
    for (const auto& name : std::exchange(m_foreign, {})) {
        BenchmarkOutcome outcome;
        outcome.key = m_place.meet(name);
        outcome.judgement.verdict = Verdict::not_decided;
        outcome.judgement.reason =
            "Catch2's own engine measured it; compile its file with the include directories of Pawl::perf";
        m_announcer.report(outcome, section);
    }
}

void Session::note_foreign_engine(const std::string& name) {
    if (!is_worker() && !m_announcer.feeds_reporters()) m_foreign.push_back(name);
}

void Session::end_run(bool has_failed, bool has_skipped) {
    if (is_worker()) return m_worker->finish({});  // its test case does not exist here, or was finished already
    const bool told_why = has_failed || has_skipped;
    if (m_settings.discovered && !m_met_benchmark && m_recorder.is_empty() && !config().skipBenchmarks() && !told_why) {
        fail_from_outside(fmt::format("{} meets no BENCHMARK; remove its tag, or give it one", m_test_case));
    }
    if (!m_settings.record_directory.empty() && !m_recorder.is_empty()) {
        const auto written = m_recorder.write(m_settings, m_baseline, m_executable);
        if (!written) fail_from_outside(written.error());
    }
    choose_exit_code(has_failed);
}

// Two things that Catch2's own code would hide from CTest: before 3.7.1 four failed assertions ended with 4, the code
// for skipped; and of several test cases that one name selects, Catch2 calls the run skipped only if all are.
void Session::choose_exit_code(bool has_failed) const {
    const bool is_gate = m_settings.discovered || m_baseline.state != Baseline::State::not_asked_for;
    if (!is_gate || has_failed_from_outside()) return;
    if (has_failed) return end_process_with(assertion_failed_code);
    if (m_settings.discovered && m_announcer.has_left_open()) end_process_with(skipped_code);
}

}  // namespace pawl::perf
