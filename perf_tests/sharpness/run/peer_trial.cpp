// SPDX-License-Identifier: BSL-1.0
#include "run/peer_trial.hpp"

#include <fmt/format.h>

#include <cmath>

#include "curve/mean_rule.hpp"
#include "curve/median_rule.hpp"
#include "judge/rank.hpp"
#include "measure/interruption.hpp"
#include "measure/scratch_directory.hpp"
#include "record/file.hpp"
#include "run/program.hpp"

namespace pawl::sharpness {

namespace {

constexpr std::size_t repetitions = 10;  // compare.py calls nine or more optimal

// What the program leaves in `report`, and nothing where it fails.
std::string report_of(Program program, const std::string& report, std::uint64_t loops) {
    program.environment.emplace_back("PAWL_SHARPNESS_SPIN_LOOPS", fmt::format("{}", loops));
    return run_quietly(program) == 0 ? perf::content_of(report).value_or("") : "";
}

}  // namespace

Trial run_catch2_trial(const Cell& cell, const std::string& executable, std::uint64_t loops) {
    const perf::Interruption interruption;  // outlives the program and its files
    const perf::ScratchDirectory scratch;
    const auto report = scratch.fresh("catch2") + "/report.xml";
    Program program;
    program.path = executable;
    // Fewer resamples than 100,000 save time only: they are behind the mean's interval, not behind the mean.
    program.arguments = {cell.workload, "--benchmark-resamples", "1000", "--reporter", "xml::out=" + report};
    const auto baseline_ns = catch2_mean_ns(report_of(program, report, 0));
    const auto candidate_ns = catch2_mean_ns(report_of(program, report, loops));
    Trial trial;
    trial.cell = cell;
    if (!baseline_ns || !candidate_ns) return trial;
    trial.verdict = is_flagged_by_means(*baseline_ns, *candidate_ns) ? perf::Verdict::regressed : perf::Verdict::held;
    trial.log_ratios = {std::log(*candidate_ns / *baseline_ns)};
    return trial;
}

Trial run_google_trial(const Cell& cell, const std::string& executable, std::uint64_t loops) {
    const perf::Interruption interruption;  // outlives the program and its files
    const perf::ScratchDirectory scratch;
    const auto report = scratch.fresh("google") + "/report.json";
    Program program;
    program.path = executable;
    program.arguments = {fmt::format("--benchmark_filter=^{}$", cell.workload),
                         fmt::format("--benchmark_repetitions={}", repetitions), "--benchmark_min_time=0.1",
                         "--benchmark_out_format=json", "--benchmark_out=" + report};
    const auto baseline_ns = google_real_times_ns(report_of(program, report, 0));
    const auto candidate_ns = google_real_times_ns(report_of(program, report, loops));
    Trial trial;
    trial.cell = cell;
    if (baseline_ns.size() != repetitions || candidate_ns.size() != repetitions) return trial;
    trial.verdict = is_flagged_by_medians(baseline_ns, candidate_ns) ? perf::Verdict::regressed : perf::Verdict::held;
    trial.log_ratios = {std::log(perf::median(candidate_ns) / perf::median(baseline_ns))};
    return trial;
}

}  // namespace pawl::sharpness
