// SPDX-License-Identifier: BSL-1.0
#include "run/trials.hpp"

#include <fmt/format.h>
#include <stdlib.h>

#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>

#include "run/budget_trial.hpp"
#include "run/gate_trial.hpp"
#include "run/peer_trial.hpp"

namespace pawl::sharpness {

Trial Trials::run(const Cell& cell, const Calibration& calibration, int number) {
    const auto seed = m_entropy();
    const auto started = std::chrono::steady_clock::now();
    Trial trial = answer(cell, calibration, number, seed);
    trial.wall_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - started).count();
    trial.seed = seed;
    std::array<double, 1> load{};
    if (::getloadavg(load.data(), 1) == 1) trial.load_1m = load[0];
    return trial;
}

Trial Trials::answer(const Cell& cell, const Calibration& calibration, int number, std::uint64_t seed) const {
    if (cell.judge == judge::budget) {
        const double limit_ns =
            calibration.at("p99/" + cell.workload).value / std::strtod(cell.change.c_str(), nullptr);
        return run_budget_trial(cell, program("sharpness_workloads"), limit_ns, seed);
    }
    if (cell.judge == judge::catch2) {
        return run_catch2_trial(cell, program("sharpness_catch2"), loops_for(cell, calibration));
    }
    if (cell.judge == judge::google) {
        return run_google_trial(cell, program("sharpness_google_benchmark"), loops_for(cell, calibration));
    }
    const auto change = change_ratio(cell);
    if (!change) return run_relinked(cell, number % relinked_variants + 1, seed);
    const auto workloads_program = program("sharpness_workloads");
    const double injected = to_inject(calibration, cell.workload, *change);
    return run_gate_trial(cell, {workloads_program, workloads_program, injected}, seed);
}

Trial Trials::run_relinked(const Cell& cell, int variant, std::uint64_t seed) const {
    const bool is_library = kind_of_variant(variant) == "library";
    Trial trial = run_gate_trial(cell,
                                 {program(is_library ? "sharpness_library_workloads" : "sharpness_workloads"),
                                  program(fmt::format("sharpness_relinked_{}", variant)), 0},
                                 seed);
    trial.variant = variant;
    return trial;
}

std::uint64_t Trials::loops_for(const Cell& cell, const Calibration& calibration) const {
    const double operation_ns = calibration.at("operation/" + cell.workload).value;
    return static_cast<std::uint64_t>(operation_ns * change_ratio(cell).value_or(0) / m_loop_ns + 0.5);
}

}  // namespace pawl::sharpness
