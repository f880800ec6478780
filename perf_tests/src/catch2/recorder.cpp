// SPDX-License-Identifier: BSL-1.0
#include "catch2/recorder.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <functional>
#include <set>
#include <utility>
#include <vector>

#include "record/file.hpp"
#include "record/json.hpp"
#include "record/source_path.hpp"

namespace pawl::perf {

namespace {

std::string_view name_of(Baseline::State state) {
    switch (state) {
        case Baseline::State::missing:
            return "missing";
        case Baseline::State::target_new:
            return "new";
        case Baseline::State::identical:
            return "identical";
        case Baseline::State::ready:
            return "ready";
        default:
            return "not asked for";
    }
}

}  // namespace

void Recorder::add(const std::string& test_case, BenchmarkOutcome outcome) {
    m_record.benchmarks.push_back({test_case, std::move(outcome)});
}

tl::expected<void, std::string> Recorder::write(const Settings& settings, const Baseline& baseline,
                                                const std::string& executable) {
    m_record.created = utc_now();
    m_record.executable = std::filesystem::path(executable).filename().string();
    m_record.baseline_role = settings.is_anchor ? "anchor" : "baseline";
    m_record.baseline_label = baseline.label;
    m_record.baseline_commit = baseline.commit;
    m_record.baseline_state = name_of(baseline.state);
    m_record.baseline_reason = baseline.reason;
    m_record.strict = settings.strict;
    m_record.seed = settings.seed.value_or(0);
    m_record.environment = read_environment(m_cpu_times_at_start);
    m_record.environment.isolation = m_isolation;
    m_record.candidate_commit = baseline.candidate_commit;
    std::vector<std::vector<double>> log_ratios;
    for (auto& [test_case, outcome] : m_record.benchmarks) {
        outcome.file = source_path(outcome.file, baseline.source_root);
        log_ratios.emplace_back();
        for (const Launch& launch : outcome.launches) {
            log_ratios.back().push_back(launch.summary.log_ratio);
            m_record.environment.pinned = m_record.environment.pinned.value_or(true) && launch.core >= 0;
        }
    }
    m_record.environment.noise_floor = noise_floor(log_ratios);
    std::set<std::string> names;
    for (const auto& benchmark : m_record.benchmarks) names.insert(benchmark.test_case);
    std::size_t tests = 0;
    for (const std::string& name : names) tests = tests * 31 + std::hash<std::string>()(name);
    return replace_file(fmt::format("{}/{}-{}{:016x}.json", settings.record_directory, m_record.executable,
                                    settings.is_anchor ? "anchor-" : "", tests),
                        to_json(m_record));
}

}  // namespace pawl::perf
