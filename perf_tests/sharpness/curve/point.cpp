// SPDX-License-Identifier: BSL-1.0
#include "curve/point.hpp"

#include <algorithm>
#include <cmath>

#include "judge/rank.hpp"

namespace pawl::sharpness {

CurvePoint point_of(const std::vector<Trial>& trials) {
    CurvePoint point;
    std::vector<double> walls_ms;
    std::vector<double> estimates;
    for (const Trial& trial : trials) {
        switch (trial.verdict) {
            case perf::Verdict::regressed:
                ++point.flagged;
                break;
            case perf::Verdict::improved:
                ++point.improved;
                [[fallthrough]];
            case perf::Verdict::held:
                ++point.held;
                break;
            case perf::Verdict::not_decided:
                ++point.undecided;
                break;
            default:
                ++point.broken;
                continue;
        }
        walls_ms.push_back(trial.wall_ms);
        if (!trial.log_ratios.empty()) estimates.push_back(std::expm1(perf::median(trial.log_ratios)));
    }
    if (!walls_ms.empty()) {
        point.wall_p50_ms = perf::median(walls_ms);
        point.wall_max_ms = std::ranges::max(walls_ms);
    }
    if (!estimates.empty()) {
        point.change_min = std::ranges::min(estimates);
        point.change_p50 = perf::median(estimates);
        point.change_max = std::ranges::max(estimates);
    }
    return point;
}

std::vector<Trial> trials_where(const std::vector<Trial>& trials, const std::function<bool(const Trial&)>& belongs) {
    std::vector<Trial> chosen;
    std::ranges::copy_if(trials, std::back_inserter(chosen), belongs);
    return chosen;
}

std::vector<Trial> trials_of(const std::vector<Trial>& trials, const Cell& cell) {
    return trials_where(trials, [&](const Trial& trial) { return trial.cell == cell; });
}

}  // namespace pawl::sharpness
