// SPDX-License-Identifier: BSL-1.0
#include "judge/launch.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

#include "judge/rank.hpp"

namespace pawl::perf {

LaunchSummary summarise_launch(std::span<const Round> rounds) {
    assert(!rounds.empty());
    std::vector<double> log_ratios(rounds.size());
    std::ranges::transform(rounds, log_ratios.begin(),
                           [](const Round& round) { return std::log(round.candidate_ns / round.baseline_ns); });
    return {median(log_ratios), median_error(log_ratios)};
}

int rounds_for_next_launch(std::span<const LaunchSummary> summaries, int full, int fewest) {
    assert(summaries.size() >= 2);
    std::vector<double> centres(summaries.size());
    std::vector<double> errors(summaries.size());
    std::ranges::transform(summaries, centres.begin(), &LaunchSummary::log_ratio);
    std::ranges::transform(summaries, errors.begin(), &LaunchSummary::standard_error);
    const double between = robust_deviation(centres);
    const double within = median(errors);
    // With q of the rounds the part from inside a launch grows to within / sqrt(q); it may add a tenth to the whole.
    const double affordable = std::sqrt(0.21) * between;
    if (within <= 0) return std::min(full, fewest);
    const double share = std::min(1.0, (within / affordable) * (within / affordable));
    return std::clamp(static_cast<int>(std::ceil(share * full)), std::min(fewest, full), full);
}

}  // namespace pawl::perf
