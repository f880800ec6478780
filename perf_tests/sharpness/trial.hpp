// SPDX-License-Identifier: BSL-1.0
// One real comparison and its line in the log.
#ifndef PAWL_SHARPNESS_TRIAL_HPP_INCLUDED
#define PAWL_SHARPNESS_TRIAL_HPP_INCLUDED

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cell.hpp"
#include "judge/verdict.hpp"

namespace pawl::sharpness {

struct Trial {
    Cell cell;
    std::uint64_t seed = 0;
    perf::Verdict verdict = perf::Verdict::not_decided;
    double wall_ms = 0;
    double load_1m = 0;
    std::vector<double> log_ratios;  ///< one a launch, in order
};

/// Runs `baseline` against `candidate`, whose batches are made to take 1 + `inject_ratio` times as long.
[[nodiscard]] Trial run_trial(const Cell& cell, const std::string& baseline, const std::string& candidate,
                              double inject_ratio, std::uint64_t seed);

/// workload,change,seed,verdict,wall_ms,load_1m,log ratios separated by spaces
[[nodiscard]] std::string to_line(const Trial& trial);
/// Nothing where the line is damaged, as the last one of an interrupted run may be.
[[nodiscard]] std::optional<Trial> from_line(std::string_view line);

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_TRIAL_HPP_INCLUDED
