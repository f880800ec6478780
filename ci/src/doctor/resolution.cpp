// SPDX-License-Identifier: BSL-1.0
#include "doctor/resolution.hpp"

#include <cmath>

#include "judge/normal.hpp"

namespace pawl::cli {

namespace {

// The probability of a launch above the limit at which the rule flags so often.
double probability_flagged(double power, const perf::Policy& policy) {
    double low = 0;
    double high = 1;
    for (int step = 0; step < 60; ++step) {
        const double middle = (low + high) / 2;
        (perf::operating_characteristic(middle, policy).regressed < power ? low : high) = middle;
    }
    return high;
}

}  // namespace

double smallest_resolved_ratio(double standard_deviation, const perf::Policy& policy) {
    const double share = probability_flagged(0.99, policy);
    return std::expm1(std::log1p(policy.limit_ratio) + perf::normal_quantile(share) * standard_deviation);
}

double deviation_from_zero(const std::vector<double>& log_ratios) {
    double sum_of_squares = 0;
    for (const double log_ratio : log_ratios) sum_of_squares += log_ratio * log_ratio;
    return std::sqrt(sum_of_squares / static_cast<double>(log_ratios.size()));
}

}  // namespace pawl::cli
