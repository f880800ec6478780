// SPDX-License-Identifier: BSL-1.0
#include "run/budget_trial.hpp"

#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <optional>

#include "measure/interruption.hpp"
#include "measure/scratch_directory.hpp"
#include "record/read.hpp"
#include "run/program.hpp"

namespace pawl::sharpness {

namespace {

std::optional<perf::Finding> only_finding(const std::string& directory) {
    for (const auto& entry : std::filesystem::directory_iterator(directory)) {
        const auto record = perf::read_record(entry.path().string());
        if (!record || record->benchmarks.size() != 1) return std::nullopt;
        const auto& findings = record->benchmarks.front().outcome.findings;
        if (findings.size() == 1) return findings.front();
    }
    return std::nullopt;
}

perf::Verdict verdict_of(perf::Answer answer, int exit_code) {
    constexpr int passed = 0;
    constexpr int skipped = 4;
    constexpr int failed = 42;
    switch (answer) {
        case perf::Answer::held:
            return exit_code == passed ? perf::Verdict::held : perf::Verdict::broken;
        case perf::Answer::broken:
            return exit_code == failed ? perf::Verdict::regressed : perf::Verdict::broken;
        default:
            return exit_code == skipped ? perf::Verdict::not_decided : perf::Verdict::broken;
    }
}

}  // namespace

Trial run_budget_trial(const Cell& cell, const std::string& executable, double limit_ns, std::uint64_t seed) {
    Trial trial;
    trial.cell = cell;
    trial.seed = seed;
    const perf::Interruption interruption;  // outlives the program and its files
    const perf::ScratchDirectory scratch;
    const auto records = scratch.fresh("records");
    Program program;
    program.path = executable;
    program.arguments = {cell.workload};
    program.environment = {{"PAWL_SHARPNESS_P99_NS", fmt::format("{:.0f}", limit_ns)},
                           {"PAWL_RECORD_DIR", records},
                           {"PAWL_SEED", fmt::format("{}", seed)}};
    const int exit_code = run_quietly(program);
    if (const auto finding = only_finding(records)) {
        trial.verdict = verdict_of(finding->answer, exit_code);
        trial.log_ratios = {std::log(finding->observed / finding->limit)};
    }
    return trial;
}

}  // namespace pawl::sharpness
