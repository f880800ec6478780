// SPDX-License-Identifier: BSL-1.0
#include "doctor/resolution.hpp"

#include <cmath>
#include <numbers>

namespace pawl::cli {

namespace {

// Where a function that rises from 0 to 1 on [low, high] crosses `level`.
double crossing(double low, double high, double level, const auto& function) {
    for (int step = 0; step < 60; ++step) {
        const double middle = (low + high) / 2;
        (function(middle) < level ? low : high) = middle;
    }
    return high;
}

}  // namespace

double smallest_resolved_ratio(double standard_deviation, const perf::Policy& policy) {
    constexpr double power = 0.99;
    const double share = crossing(0, 1, power, [&](double probability_above) {
        return perf::operating_characteristic(probability_above, policy).regressed;
    });
    const double normal_quantile =
        crossing(-8, 8, share, [](double z) { return std::erfc(-z / std::numbers::sqrt2) / 2; });
    return std::expm1(std::log1p(policy.limit_ratio) + normal_quantile * standard_deviation);
}

double deviation_from_zero(const std::vector<double>& log_ratios) {
    double sum_of_squares = 0;
    for (const double log_ratio : log_ratios) sum_of_squares += log_ratio * log_ratio;
    return std::sqrt(sum_of_squares / static_cast<double>(log_ratios.size()));
}

}  // namespace pawl::cli
