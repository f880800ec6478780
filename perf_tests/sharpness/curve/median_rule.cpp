// SPDX-License-Identifier: BSL-1.0
#include "curve/median_rule.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>

#include "judge/rank.hpp"

namespace pawl::sharpness {

namespace {

double median_of(std::span<const double> values) {
    return perf::median({values.begin(), values.end()});
}

}  // namespace

std::vector<double> google_real_times_ns(std::string_view json) {
    const auto document = nlohmann::json::parse(json, nullptr, false);
    std::vector<double> times_ns;
    if (!document.is_object()) return times_ns;
    for (const auto& run : document.value("benchmarks", nlohmann::json::array())) {
        if (run.value("run_type", "") != "iteration" || run.value("time_unit", "") != "ns") continue;
        times_ns.push_back(run.value("real_time", 0.0));
    }
    return times_ns;
}

double mann_whitney_p(std::span<const double> a, std::span<const double> b) {
    assert(!a.empty() && !b.empty());
    std::vector<double> all(a.begin(), a.end());
    all.insert(all.end(), b.begin(), b.end());
    std::ranges::sort(all);
    const auto rank_of = [&](double value) {  // of equal values: the mean of their ranks
        const auto [first, last] = std::equal_range(all.begin(), all.end(), value);
        return (static_cast<double>(first - all.begin()) + static_cast<double>(last - all.begin()) + 1) / 2;
    };
    double rank_sum = 0;
    for (const double value : a) rank_sum += rank_of(value);
    double ties = 0;
    for (auto from = all.begin(); from != all.end();) {
        const auto to = std::upper_bound(from, all.end(), *from);
        const auto equal = static_cast<double>(to - from);
        ties += equal * equal * equal - equal;
        from = to;
    }
    const auto m = static_cast<double>(a.size());
    const auto n = static_cast<double>(b.size());
    const double u = rank_sum - m * (m + 1) / 2;
    const double deviation = std::sqrt(m * n / 12 * (m + n + 1 - ties / ((m + n) * (m + n - 1))));
    if (!(deviation > 0)) return 1;
    const double z = (std::max(u, m * n - u) - m * n / 2 - 0.5) / deviation;
    return std::min(1.0, std::erfc(z / std::numbers::sqrt2));
}

bool is_flagged_by_medians(std::span<const double> baseline_ns, std::span<const double> candidate_ns,
                           double limit_ratio, double alpha) {
    return median_of(candidate_ns) / median_of(baseline_ns) > 1 + limit_ratio &&
           mann_whitney_p(baseline_ns, candidate_ns) < alpha;
}

}  // namespace pawl::sharpness
