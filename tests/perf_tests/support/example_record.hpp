// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_TESTS_PERF_EXAMPLE_RECORD_HPP_INCLUDED
#define PAWL_TESTS_PERF_EXAMPLE_RECORD_HPP_INCLUDED

#include <array>

#include "record/run_record.hpp"

namespace pawl::perf::tests {

inline constexpr std::array every_verdict{Verdict::held,     Verdict::held_identical, Verdict::regressed,
                                          Verdict::improved, Verdict::not_decided,    Verdict::not_applicable,
                                          Verdict::added,    Verdict::gone,           Verdict::no_baseline,
                                          Verdict::broken,   Verdict::refuted};

/// A run that ended in this verdict, every field filled that a run can fill.
[[nodiscard]] inline RunRecord example_record(Verdict verdict) {
    RunRecord record;
    record.created = "2026-11-23T22:05:48Z";
    record.executable = "bench";
    record.baseline_label = "3f2c1d9";
    record.baseline_commit = "3f2c1d9b6f0f4e6f8a9f0c1d2e3f405162738495";
    record.baseline_state = "ready";
    record.baseline_reason = "a reason";
    record.strict = true;
    record.seed = 18446744073709551615U;
    record.candidate_commit = "4a3b2c1d6f0f4e6f8a9f0c1d2e3f405162738495+dirty";
    record.environment = {.cpu_model = "a CPU",
                          .cpus = 2,
                          .kernel = "Linux 6.1",
                          .compiler = "GNU 12.2.0",
                          .compiler_flags = "-O2 -g1",
                          .build_type = "RelWithDebInfo",
                          .engine = "pawl 0.1.0",
                          .load_1m = 1.5,
                          .steal_ratio = 0.25,
                          .isolation = "process tree",
                          .pinned = true,
                          .noise_floor = NoiseFloor{0.0078125, 45}};
    BenchmarkRecord benchmark;
    benchmark.test_case = "a test case";
    BenchmarkOutcome& outcome = benchmark.outcome;
    outcome.key = {"outer › inner", "add, \"voxel\"", 3};
    outcome.file = "a file.cpp";
    outcome.line = 42;
    outcome.judgement.verdict = verdict;
    outcome.judgement.limit_ratio = 0.08;
    outcome.judgement.reason = "a reason of its own";
    const bool measured = verdict == Verdict::held || verdict == Verdict::regressed || verdict == Verdict::improved ||
                          verdict == Verdict::not_decided || verdict == Verdict::refuted;
    outcome.two_bodies = verdict == Verdict::refuted;
    outcome.promises_slowdown = verdict == Verdict::regressed;
    if (verdict == Verdict::refuted) outcome.judgement.limit_ratio = -0.45;
    if (measured) {
        outcome.judgement.estimate = Estimate{0.1, 0.0625, 0.125, 0.9375, 5, 4};
        outcome.iterations = 250;
        outcome.launches = {{{0.0953125, 0.001}, 1, 60, 0.09375, 0.5, 0.25, true},
                            {{0.09375, 0.002}, -1, 30, 0.0625, 0, 0}};
        outcome.judgement.contention_hidden = true;
        outcome.baseline_ns = {1000, 1010, 990};
        outcome.candidate_ns = {1100};
        outcome.allocations = {{100, 1100, 88'000, ""}, {0, 0, 0, "a problem"}};
        outcome.findings = {{"p99", Answer::held, 6e6, 5.5e6, "a sentence"},
                            {"mean", Answer::broken, 1000, 1100, "another"},
                            {"p50", Answer::not_decided, 1000, 1000, "a third"}};
    }
    record.benchmarks.push_back(benchmark);
    return record;
}

}  // namespace pawl::perf::tests

#endif  // PAWL_TESTS_PERF_EXAMPLE_RECORD_HPP_INCLUDED
