// SPDX-License-Identifier: BSL-1.0
#include "calibration.hpp"

#include <fmt/format.h>

#include <cmath>
#include <random>
#include <sstream>
#include <vector>

#include "judge/rank.hpp"
#include "trial.hpp"

namespace pawl::sharpness {

namespace {

constexpr std::string_view line_start = "# calibration,";
constexpr double nominal_ratio = 0.05;
constexpr int launches_wanted = 300;

}  // namespace

double to_inject(const Calibration& calibration, const std::string& workload, double change_ratio) {
    return std::expm1(std::log1p(change_ratio) / calibration.at(workload));
}

double measure_factor(const std::string& workload, const std::string& executable) {
    std::random_device entropy;
    std::vector<double> log_ratios;
    while (log_ratios.size() < launches_wanted) {
        const Trial trial = run_trial({workload, "5"}, executable, executable, nominal_ratio, entropy());
        // The first look's launches of every trial: later ones are there only when the first were doubtful.
        for (std::size_t i = 0; i < trial.log_ratios.size() && i < 5; ++i) log_ratios.push_back(trial.log_ratios[i]);
    }
    return perf::median(log_ratios) / std::log1p(nominal_ratio);
}

std::string calibration_line(const std::string& workload, double factor) {
    return fmt::format("{}{},{:.3f}\n", line_start, workload, factor);
}

bool read_calibration_line(std::string_view line, Calibration& calibration) {
    if (!line.starts_with(line_start)) return false;
    std::istringstream fields{std::string(line.substr(line_start.size()))};
    std::string workload;
    double factor = 0;
    std::getline(fields, workload, ',');
    if (fields >> factor) calibration[workload] = factor;
    return true;
}

}  // namespace pawl::sharpness
