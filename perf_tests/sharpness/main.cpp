// SPDX-License-Identifier: BSL-1.0
// Runs the trials that are still missing from a log, and prints the curve of what is there.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <optional>
#include <random>

#include "calibration.hpp"
#include "curve.hpp"
#include "neighbours.hpp"
#include "plot.hpp"
#include "trial.hpp"

namespace {

using namespace pawl::sharpness;

constexpr int relinked_variants = 21;

struct Log {
    Calibration calibration;
    std::vector<Trial> trials;
};

Log read_log(const std::string& path) {
    Log log;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        if (read_calibration_line(line, log.calibration)) continue;
        if (auto trial = from_line(line)) log.trials.push_back(*std::move(trial));
    }
    return log;
}

// The cell that lacks the largest part of its trials, so that an interrupted run is a small curve and not half of one.
std::optional<Cell> most_wanted(const std::vector<Goal>& goals, const std::vector<Trial>& trials) {
    std::optional<Cell> wanted;
    double least = 1;
    for (const Goal& goal : goals) {
        const auto done = std::ranges::count(trials, goal.cell, &Trial::cell);
        const double share = static_cast<double>(done) / goal.trials;
        if (share < least) {
            least = share;
            wanted = goal.cell;
        }
    }
    return wanted;
}

void run_missing(const std::string& path, const std::string& directory, double minutes) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double, std::ratio<60>>(minutes);
    const auto goals = published_goals();
    const std::string baseline = directory + "/sharpness_workloads";
    auto [calibration, trials] = read_log(path);
    std::ofstream log(path, std::ios::app);
    std::random_device entropy;
    const Neighbours neighbours;
    for (const Goal& goal : goals) {
        const auto& workload = goal.cell.workload;
        if (calibration.contains(workload)) continue;
        calibration[workload] = measure_factor(workload, baseline);
        log << calibration_line(workload, calibration[workload]) << std::flush;
    }
    while (std::chrono::steady_clock::now() < end) {
        const auto cell = most_wanted(goals, trials);
        if (!cell) return;
        const auto variant = std::ranges::count(trials, *cell, &Trial::cell) % relinked_variants + 1;
        const auto change = change_ratio(*cell);
        const std::string candidate = change ? baseline : fmt::format("{}/sharpness_relinked_{}", directory, variant);
        const double inject = change ? to_inject(calibration, cell->workload, *change) : 0;
        trials.push_back(run_trial(*cell, baseline, candidate, inject, entropy()));
        log << to_line(trials.back()) << std::flush;
    }
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"The gate's operating curve, on this machine, beside a full-time hog and a bursty neighbour"};
    std::string log = "sharpness.log";
    std::string directory = ".";
    std::string plot;
    double minutes = 0;
    app.add_option("--log", log, "One line a trial; an existing log is continued")->capture_default_str();
    app.add_option("--workloads", directory, "Where sharpness_workloads and its relinked variants are");
    app.add_option("--minutes", minutes, "Run missing trials for so long; 0: only print the curve")
        ->capture_default_str();
    app.add_option("--plot", plot, "Write the curve to this SVG file");
    CLI11_PARSE(app, argc, argv);

    if (minutes > 0) run_missing(log, directory, minutes);
    const auto trials = read_log(log).trials;
    std::cout << curve_table(trials);
    if (plot.empty()) return 0;
    std::vector<CurvePoint> points;
    for (const Goal& goal : published_goals()) {
        std::vector<Trial> of_cell;
        std::ranges::copy_if(trials, std::back_inserter(of_cell), [&](const Trial& t) { return t.cell == goal.cell; });
        if (!of_cell.empty()) points.push_back(curve_point(goal.cell, of_cell));
    }
    std::ofstream(plot) << curve_svg(points);
}
