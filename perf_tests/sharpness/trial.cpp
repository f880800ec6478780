// SPDX-License-Identifier: BSL-1.0
#include "trial.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <stdlib.h>

#include <array>
#include <chrono>
#include <sstream>

#include "measure/conduct.hpp"

namespace pawl::sharpness {

Trial run_trial(const Cell& cell, const std::string& baseline, const std::string& candidate, double inject_ratio,
                std::uint64_t seed) {
    if (inject_ratio > 0) {
        ::setenv("PAWL_INJECT", fmt::format("{:.6f}", inject_ratio).c_str(), 1);  // inherited by the workers
    } else {
        ::unsetenv("PAWL_INJECT");
    }
    perf::ConductPlan plan;
    plan.baseline = baseline;
    plan.candidate = candidate;
    plan.arguments = {cell.workload};
    plan.test_case = cell.workload;
    plan.seed = seed;
    plan.isolation = perf::best_isolation();
    const auto started = std::chrono::steady_clock::now();
    const auto outcome = perf::conduct(plan);
    const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - started;

    Trial trial{cell, seed, perf::Verdict::broken, wall.count(), 0, {}};
    std::array<double, 1> load{};
    if (::getloadavg(load.data(), 1) == 1) trial.load_1m = load[0];
    if (outcome.benchmarks.empty()) return trial;
    trial.verdict = outcome.benchmarks.front().judgement.verdict;
    for (const auto& launch : outcome.benchmarks.front().launches) {
        trial.log_ratios.push_back(launch.summary.log_ratio);
    }
    return trial;
}

std::string to_line(const Trial& trial) {
    return fmt::format("{},{},{},{},{:.0f},{:.1f},{:.6f}\n", trial.cell.workload, trial.cell.change, trial.seed,
                       name_of(trial.verdict), trial.wall_ms, trial.load_1m, fmt::join(trial.log_ratios, " "));
}

std::optional<Trial> from_line(std::string_view line) {
    std::istringstream fields{std::string(line)};
    std::array<std::string, 7> field;
    for (auto& text : field) std::getline(fields, text, ',');
    const auto verdict = perf::verdict_of(field[3]);
    if (!verdict) return std::nullopt;
    Trial trial{{field[0], field[1]}, 0, *verdict, 0, 0, {}};
    std::istringstream(field[2]) >> trial.seed;
    std::istringstream(field[4]) >> trial.wall_ms;
    std::istringstream(field[5]) >> trial.load_1m;
    std::istringstream ratios(field[6]);
    for (double ratio = 0; ratios >> ratio;) trial.log_ratios.push_back(ratio);
    return trial;
}

}  // namespace pawl::sharpness
