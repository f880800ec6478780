// SPDX-License-Identifier: BSL-1.0
// One real comparison and its line in the log.
#ifndef PAWL_SHARPNESS_CURVE_TRIAL_HPP_INCLUDED
#define PAWL_SHARPNESS_CURVE_TRIAL_HPP_INCLUDED

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "curve/cell.hpp"
#include "judge/verdict.hpp"

namespace pawl::sharpness {

struct Trial {
    Cell cell;
    int variant = 0;  ///< of a relinked cell, from 1
    std::uint64_t seed = 0;
    /// regressed: flagged, red; held, improved: not; broken: there was no answer, which is never counted as one
    perf::Verdict verdict = perf::Verdict::broken;
    double wall_ms = 0;
    double load_1m = 0;
    /// The gate's: one a launch, in order. A peer's: its one figure, candidate over baseline. A budget's: the observed
    /// P99 over the limit.
    std::vector<double> log_ratios;
};

/// "pawl/cpu/3,0,123,held,402,2.6,0.0301 0.0298": cell, variant, seed, verdict, wall ms, load, log ratios. No newline.
[[nodiscard]] std::string to_line(const Trial& trial);
/// Nothing where the line is no trial's.
[[nodiscard]] std::optional<Trial> from_line(std::string_view line);

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_CURVE_TRIAL_HPP_INCLUDED
