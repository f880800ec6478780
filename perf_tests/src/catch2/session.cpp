// SPDX-License-Identifier: BSL-1.0
#include "catch2/session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/interfaces/catch_interfaces_config.hpp>
#include <catch2/internal/catch_context.hpp>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <random>
#include <utility>

#include "catch2/announce.hpp"
#include "catch2/build_kind.hpp"
#include "judge/rank.hpp"
#include "judge/sentence.hpp"
#include "measure/conduct.hpp"
#include "record/environment.hpp"
#include "record/file.hpp"
#include "record/json.hpp"

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

std::string_view name_of(Baseline::State state) {
    switch (state) {
        case Baseline::State::missing:
            return "missing";
        case Baseline::State::identical:
            return "identical";
        case Baseline::State::ready:
            return "ready";
        default:
            return "not asked for";
    }
}

std::optional<BeforeAfter> p50_of(const BenchmarkOutcome& outcome) {
    if (outcome.baseline_ns.empty() || outcome.candidate_ns.empty()) return std::nullopt;
    return BeforeAfter{median(outcome.baseline_ns), median(outcome.candidate_ns)};
}

// Where no assertion can be raised any more. CTest fails a test whose output holds these words.
void fail_from_outside(const std::string& sentence) {
    std::fprintf(stderr, "pawl: failed: %s\n", sentence.c_str());
}

const Catch::IConfig& config() {
    return *Catch::getCurrentContext().getConfig();
}

}  // namespace

Session& Session::current() {
    static Session session;
    return session;
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
    if (m_settings.seed == 0) m_settings.seed = std::random_device()();
    m_baseline = resolve_baseline(m_settings, m_executable);
    m_cpu_times_at_start = read_cpu_times();
}

void Session::start_test_case(const std::string& name) {
    m_test_case = name;
    m_place.enter_test_case();
    m_failures = {};
    m_conducted = {};
    m_reported.clear();
    if (!is_worker() && m_baseline.state == Baseline::State::ready && !config().skipBenchmarks()) conduct_test_case();
}

std::vector<std::string> Session::worker_arguments() const {
    std::vector<std::string> arguments{test_spec_of(m_test_case), "--rng-seed", fmt::format("{}", config().rngSeed())};
    for (const auto& section : config().getSectionsToRun()) {
        arguments.emplace_back("-c");
        arguments.push_back(section);
    }
    return arguments;
}

void Session::conduct_test_case() {
    ConductPlan plan;
    plan.baseline = m_baseline.executable;
    plan.candidate = m_executable;
    plan.arguments = worker_arguments();
    plan.test_case = m_test_case;
    plan.policy.limit_ratio = m_settings.threshold_ratio;
    plan.seed = m_settings.seed;
    plan.time_limit = m_settings.time_limit;
    plan.pin = m_settings.pin;
    plan.isolation = m_settings.isolate ? best_isolation() : Isolation::process_tree;
    try {
        m_conducted = conduct(plan);
    } catch (const std::exception& error) {
        m_conducted.candidate_failure = error.what();
    }
}

void Session::run(const Site& site, std::string name, const Body& body) {
    BenchmarkKey key = m_place.meet(std::move(name));
    if (is_worker()) {
        if (m_test_case != m_settings.worker_test) return;
        message::At at;
        at.key = std::move(key);
        at.file = site.place.file;
        at.line = static_cast<std::int32_t>(site.place.line);
        at.not_applicable = why_not_timed(site.build_problem);
        at.failed_assertions = m_failures.count;
        at.first_failure = m_failures.first;
        m_worker->serve(at, body);
        return;
    }
    report(outcome_of(key, site, body), site.place);
}

BenchmarkOutcome Session::outcome_of(const BenchmarkKey& key, const Site& site, const Body& body) {
    BenchmarkOutcome outcome;
    const auto conducted = std::ranges::find(m_conducted.benchmarks, key, &BenchmarkOutcome::key);
    if (conducted != m_conducted.benchmarks.end()) {
        outcome = *conducted;
    } else {
        outcome.key = key;
        outcome.judgement.limit_ratio = m_settings.threshold_ratio;
    }
    outcome.file = site.place.file;
    outcome.line = static_cast<std::int32_t>(site.place.line);
    m_reported.push_back(key);

    Judgement& judgement = outcome.judgement;
    if (const auto problem = why_not_timed(site.build_problem); !problem.empty()) {
        judgement.verdict = Verdict::not_applicable;
        judgement.reason = problem;
    } else if (m_baseline.state == Baseline::State::missing) {
        judgement.verdict = Verdict::no_baseline;
        judgement.reason = m_baseline.reason;
    } else if (m_baseline.state == Baseline::State::not_asked_for) {
        judgement.verdict = Verdict::no_baseline;
        return measure_alone(std::move(outcome), body);
    } else if (m_baseline.state == Baseline::State::identical) {
        judgement.verdict = Verdict::held_identical;
    } else if (conducted == m_conducted.benchmarks.end()) {
        judgement.verdict = m_conducted.candidate_failure.empty() ? Verdict::not_decided : Verdict::broken;
        judgement.reason = m_conducted.candidate_failure.empty()
                               ? "no worker met it; the test case takes another path here than in its workers"
                               : m_conducted.candidate_failure;
    }
    [[maybe_unused]] const auto side_effects = run_batch(body, 1, 0);
    return outcome;
}

BenchmarkOutcome Session::measure_alone(BenchmarkOutcome outcome, const Body& body) const {
    const BatchTargets targets;
    const double iteration_ns = calibrate(body, targets.batch_ns, 0);
    const BatchPlan plan = plan_batches(std::max(iteration_ns, 1e-3), targets);
    outcome.iterations = plan.iterations;
    for (unsigned sample = 0; sample < std::max(1U, config().benchmarkSamples()); ++sample) {
        const auto batch = run_batch(body, plan.iterations, 0);
        outcome.candidate_ns.push_back(static_cast<double>(batch.wall_ns) / plan.iterations);
    }
    return outcome;
}

void Session::report(const BenchmarkOutcome& outcome, const Catch::SourceLineInfo& place) {
    const Judgement& judgement = outcome.judgement;
    if (!outcome.candidate_ns.empty()) {
        m_feeds_reporters = true;
        announce_samples(outcome.key.name, outcome.candidate_ns, outcome.iterations);
        m_feeds_reporters = false;
    }
    auto sentence = verdict_sentence(outcome.key.name, judgement, m_baseline.label, p50_of(outcome));
    if (judgement.estimate) sentence += "\n" + interval_sentence(*judgement.estimate);
    const bool asked = m_baseline.state != Baseline::State::not_asked_for;
    announce(place, outcome.key.name, result_of(judgement.verdict, m_settings.strict, asked), std::move(sentence));
    m_record.benchmarks.push_back({m_test_case, outcome});
}

void Session::end_test_case() {
    if (is_worker()) {
        if (m_test_case == m_settings.worker_test) m_worker->finish(m_failures);
        return;
    }
    for (BenchmarkOutcome& outcome : m_conducted.benchmarks) {
        if (was_reported(outcome.key)) continue;
        if (outcome.judgement.verdict == Verdict::gone) continue;
        fail_from_outside(
            fmt::format("{} was met by its workers, but not by the test case itself: {}", outcome.key.name,
                        verdict_sentence(outcome.key.name, outcome.judgement, m_baseline.label, p50_of(outcome))));
        m_record.benchmarks.push_back({m_test_case, std::move(outcome)});
    }
}

bool Session::was_reported(const BenchmarkKey& key) const {
    return std::ranges::find(m_reported, key) != m_reported.end();
}

void Session::report_unmet(const Catch::SourceLineInfo& section) {
    for (const BenchmarkOutcome& outcome : m_conducted.benchmarks) {
        if (outcome.judgement.verdict != Verdict::gone || was_reported(outcome.key)) continue;
        m_reported.push_back(outcome.key);
        report(outcome, section);
    }
    for (const auto& name : std::exchange(m_foreign, {})) {
        BenchmarkOutcome outcome;
        outcome.key = m_place.meet(name);
        outcome.judgement.verdict = Verdict::not_decided;
        outcome.judgement.reason =
            "Catch2's own engine measured it; compile its file with the include directories of Pawl::perf";
        report(outcome, section);
    }
}

void Session::note_foreign_engine(const std::string& name) {
    if (!is_worker() && !m_feeds_reporters) m_foreign.push_back(name);
}

void Session::end_run() {
    if (is_worker()) return;
    if (m_settings.discovered && m_record.benchmarks.empty() && !config().skipBenchmarks()) {
        fail_from_outside(fmt::format("{} meets no BENCHMARK; remove its tag, or give it one", m_test_case));
    }
    if (!m_settings.record_directory.empty() && !m_record.benchmarks.empty()) write_record();
}

void Session::write_record() {
    m_record.created = utc_now();
    m_record.executable = std::filesystem::path(m_executable).filename().string();
    m_record.baseline_label = m_baseline.label;
    m_record.baseline_commit = m_baseline.commit;
    m_record.baseline_state = name_of(m_baseline.state);
    m_record.baseline_reason = m_baseline.reason;
    m_record.strict = m_settings.strict;
    m_record.seed = m_settings.seed;
    m_record.environment = read_environment(m_cpu_times_at_start);
    std::size_t tests = 0;
    for (const auto& benchmark : m_record.benchmarks)
        tests = tests * 31 + std::hash<std::string>()(benchmark.test_case);
    const auto path = fmt::format("{}/{}-{:016x}.json", m_settings.record_directory, m_record.executable, tests);
    if (const auto written = replace_file(path, to_json(m_record)); !written) {
        std::fprintf(stderr, "pawl: %s\n", written.error().c_str());
    }
}

}  // namespace pawl::perf
