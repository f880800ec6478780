// SPDX-License-Identifier: BSL-1.0
#include "judge/rank.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "judge/normal.hpp"

namespace pawl::perf {

double binomial_mass(int n, int k, double p) {
    assert(n >= 0 && p >= 0 && p <= 1);
    if (k < 0 || k > n) return 0;
    if (p == 0) return k == 0 ? 1 : 0;
    if (p == 1) return k == n ? 1 : 0;
    // lgamma overflows nowhere; its error stays near 1e-13 for the n of a million that percentile budgets reach.
    const double log_choose = std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0);
    return std::exp(log_choose + k * std::log(p) + (n - k) * std::log1p(-p));
}

double binomial_at_most(int n, int k, double p) {
    double sum = 0;
    for (int i = 0; i <= std::min(k, n); ++i) sum += binomial_mass(n, i, p);
    return std::min(sum, 1.0);
}

RankInterval median_interval(std::vector<double> values, double level) {
    assert(!values.empty());
    std::ranges::sort(values);
    const int n = static_cast<int>(values.size());
    // [v_(rank), v_(n + 1 - rank)] misses the median when fewer than `rank` values lie on one side of it.
    const auto level_of = [n](int rank) { return 1 - 2 * binomial_at_most(n, rank - 1, 0.5); };
    int rank = 1;
    while (rank + 1 <= n / 2 && level_of(rank + 1) >= level) ++rank;
    const auto index = static_cast<std::size_t>(rank - 1);
    return {values[index], values[values.size() - 1 - index], std::max(0.0, level_of(rank))};
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return quantile(values, 0.5);
}

double median_error(const std::vector<double>& values) {
    const auto interval = median_interval(values, 0.95);
    if (interval.level == 0) return 0;
    return (interval.upper - interval.lower) / (2 * normal_quantile((1 + interval.level) / 2));
}

double quantile(std::span<const double> sorted, double fraction) {
    assert(!sorted.empty() && fraction >= 0 && fraction <= 1);
    const double position = fraction * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const auto above = std::min(below + 1, sorted.size() - 1);
    return std::lerp(sorted[below], sorted[above], position - static_cast<double>(below));
}

double robust_deviation(const std::vector<double>& values) {
    const double centre = median(values);
    std::vector<double> deviations(values.size());
    std::ranges::transform(values, deviations.begin(), [centre](double value) { return std::abs(value - centre); });
    return 1.4826 * median(std::move(deviations));
}

}  // namespace pawl::perf
