// SPDX-License-Identifier: BSL-1.0
#include "record/json.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <numeric>

#include "judge/rank.hpp"

namespace pawl::perf {

namespace {

using Json = nlohmann::ordered_json;

// The sketch of a distribution: enough to draw it, and small whatever the number of samples.
constexpr std::array sketch_fractions{0.0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1.0};

Json sketch_of(std::vector<double> batch_ns) {
    if (batch_ns.empty()) return nullptr;
    std::ranges::sort(batch_ns);
    Json quantiles = Json::array();
    for (const double fraction : sketch_fractions) {
        quantiles.push_back({fraction, quantile(batch_ns, fraction)});
    }
    const double sum = std::accumulate(batch_ns.begin(), batch_ns.end(), 0.0);
    return {{"batches", batch_ns.size()},
            {"mean_ns", sum / static_cast<double>(batch_ns.size())},
            {"p50_ns", quantile(batch_ns, 0.5)},
            {"quantiles_ns", quantiles}};
}

Json estimate_of(const Judgement& judgement) {
    if (!judgement.estimate) return nullptr;
    const Estimate& estimate = *judgement.estimate;
    return {{"change_ratio", estimate.change_ratio}, {"lower_ratio", estimate.lower_ratio},
            {"upper_ratio", estimate.upper_ratio},   {"level", estimate.level},
            {"launches", estimate.launches},         {"agreeing", estimate.agreeing}};
}

Json launches_of(const BenchmarkOutcome& outcome) {
    Json launches = Json::array();
    for (const Launch& launch : outcome.launches) {
        launches.push_back({{"log_ratio", launch.summary.log_ratio},
                            {"standard_error", launch.summary.standard_error},
                            {"cpu_log_ratio", launch.cpu_log_ratio},
                            {"involuntary_switches_a_round", launch.involuntary_switches_a_round},
                            {"other_threads_share", launch.other_threads_share},
                            {"rounds", launch.rounds},
                            {"core", launch.core},
                            {"batch_scheduling", launch.is_batch}});
    }
    return launches;
}

Json allocations_of(const BenchmarkOutcome& outcome) {
    Json counts = Json::array();
    for (const AllocationCount& count : outcome.allocations) {
        counts.push_back({{"operations", count.operations},
                          {"calls", count.calls},
                          {"bytes", count.bytes},
                          {"problem", count.problem}});
    }
    return counts;
}

std::string_view name_of(Answer answer) {
    return answer == Answer::held ? "held" : answer == Answer::broken ? "broken" : "not decided";
}

Json findings_of(const BenchmarkOutcome& outcome) {
    Json findings = Json::array();
    for (const Finding& finding : outcome.findings) {
        findings.push_back({{"budget", finding.budget},
                            {"answer", name_of(finding.answer)},
                            {"limit", finding.limit},
                            {"observed", finding.observed},
                            {"sentence", finding.sentence}});
    }
    return findings;
}

Json benchmark_of(const BenchmarkRecord& benchmark) {
    const BenchmarkOutcome& outcome = benchmark.outcome;
    return {{"test_case", benchmark.test_case},
            {"section_path", outcome.key.section_path},
            {"name", outcome.key.name},
            {"ordinal", outcome.key.ordinal},
            {"file", outcome.file},
            {"line", outcome.line},
            {"verdict", name_of(outcome.judgement.verdict)},
            {"reason", outcome.judgement.reason},
            {"contention_hidden", outcome.judgement.contention_hidden},
            {"limit_ratio", outcome.judgement.limit_ratio},
            {"two_bodies", outcome.two_bodies},
            {"promises_slowdown", outcome.promises_slowdown},
            {"estimate", estimate_of(outcome.judgement)},
            {"iterations", outcome.iterations},
            {"baseline", sketch_of(outcome.baseline_ns)},
            {"candidate", sketch_of(outcome.candidate_ns)},
            {"launches", launches_of(outcome)},
            {"allocations", allocations_of(outcome)},
            {"budgets", findings_of(outcome)}};
}

Json noise_floor_of(const Environment& environment) {
    if (!environment.noise_floor) return nullptr;
    return {{"ratio", environment.noise_floor->ratio}, {"launches", environment.noise_floor->launches}};
}

}  // namespace

std::string to_json(const RunRecord& record) {
    const Environment& environment = record.environment;
    Json json{{"schema", "pawl.run/1"},
              {"created", record.created},
              {"executable", record.executable},
              {"candidate_commit", record.candidate_commit},
              {"strict", record.strict},
              {"seed", record.seed},
              {"baseline",
               {{"role", record.baseline_role},
                {"state", record.baseline_state},
                {"label", record.baseline_label},
                {"commit", record.baseline_commit},
                {"reason", record.baseline_reason}}},
              {"environment",
               {{"cpu_model", environment.cpu_model},
                {"cpus", environment.cpus},
                {"kernel", environment.kernel},
                {"compiler", environment.compiler},
                {"compiler_flags", environment.compiler_flags},
                {"build_type", environment.build_type},
                {"engine", environment.engine},
                {"load_1m", environment.load_1m},
                {"steal_ratio", environment.steal_ratio},
                {"isolation", environment.isolation.empty() ? Json() : Json(environment.isolation)},
                {"pinned", environment.pinned ? Json(*environment.pinned) : Json()},
                {"noise_floor", noise_floor_of(environment)}}}};
    json["benchmarks"] = Json::array();
    for (const BenchmarkRecord& benchmark : record.benchmarks) json["benchmarks"].push_back(benchmark_of(benchmark));
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace pawl::perf
