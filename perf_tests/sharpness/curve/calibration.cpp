// SPDX-License-Identifier: BSL-1.0
#include "curve/calibration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "judge/rank.hpp"

namespace pawl::sharpness {

namespace {

constexpr std::string_view line_start = "# calibration ";
constexpr double level = 0.95;

Calibrated with_rank_interval(double value, std::vector<double> processes, int count) {
    const auto interval = perf::median_interval(std::move(processes), level);
    return {value, interval.lower, interval.upper, count};
}

}  // namespace

Calibrated factor_of(std::span<const LaunchMedians> launches, double injected_ratio) {
    std::vector<double> factors(launches.size());
    std::ranges::transform(launches, factors.begin(), [injected_ratio](const LaunchMedians& launch) {
        return (launch.candidate_ns / launch.baseline_ns - 1) / injected_ratio;
    });
    return with_rank_interval(perf::median(factors), factors, static_cast<int>(launches.size()));
}

double to_inject(const Calibration& calibration, const std::string& workload, double change_ratio) {
    return change_ratio / calibration.at("factor/" + workload).value;
}

Calibrated median_operation(const std::vector<std::vector<double>>& processes) {
    std::vector<double> medians(processes.size());
    std::ranges::transform(processes, medians.begin(), [](const auto& operations) { return perf::median(operations); });
    return with_rank_interval(perf::median(medians), medians, static_cast<int>(processes.size()));
}

Calibrated pooled_p99(const std::vector<std::vector<double>>& processes) {
    constexpr double fraction = 0.99;
    std::vector<double> pool;
    std::vector<double> each;
    for (auto operations : processes) {
        pool.insert(pool.end(), operations.begin(), operations.end());
        std::ranges::sort(operations);
        each.push_back(perf::quantile(operations, fraction));
    }
    std::ranges::sort(pool);
    return with_rank_interval(perf::quantile(pool, fraction), std::move(each), static_cast<int>(pool.size()));
}

std::string calibration_line(const std::string& what, const Calibrated& calibrated) {
    return fmt::format("{}{},{:.5g},{:.5g},{:.5g},{}", line_start, what, calibrated.value, calibrated.lower,
                       calibrated.upper, calibrated.count);
}

bool read_calibration_line(std::string_view line, Calibration& calibration) {
    if (!line.starts_with(line_start)) return false;
    std::istringstream fields{std::string(line.substr(line_start.size()))};
    std::string what;
    Calibrated calibrated;
    char comma = ',';
    std::getline(fields, what, ',');
    if (!(fields >> calibrated.value >> comma >> calibrated.lower >> comma >> calibrated.upper >> comma >>
          calibrated.count)) {
        return false;
    }
    calibration[what] = calibrated;
    return true;
}

}  // namespace pawl::sharpness
