// SPDX-License-Identifier: BSL-1.0
#include "judge/noise_floor.hpp"

#include <cmath>
#include <utility>

#include "judge/rank.hpp"

namespace pawl::perf {

std::optional<NoiseFloor> noise_floor(const std::vector<std::vector<double>>& log_ratios) {
    constexpr std::size_t fewest_launches = 5;
    NoiseFloor floor;
    std::vector<double> deviations;
    for (const auto& launches : log_ratios) {
        if (launches.size() < fewest_launches) continue;
        deviations.push_back(robust_deviation(launches));
        floor.launches += static_cast<int>(launches.size());
    }
    if (deviations.empty()) return std::nullopt;
    floor.ratio = std::expm1(median(std::move(deviations)));
    return floor;
}

}  // namespace pawl::perf
