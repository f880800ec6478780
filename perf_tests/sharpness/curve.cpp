// SPDX-License-Identifier: BSL-1.0
#include "curve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "judge/rank.hpp"
#include "judge/sentence.hpp"
#include "resample.hpp"

namespace pawl::sharpness {

namespace {

constexpr double level = 0.95;
constexpr std::uint64_t resampling_seed = 20261123;

// The share p at which `tail(p)`, falling in p, crosses `target`.
template <class Tail>
double crossing(Tail tail, double target) {
    double low = 0;
    double high = 1;
    for (int step = 0; step < 60; ++step) {
        const double middle = (low + high) / 2;
        (tail(middle) > target ? low : high) = middle;
    }
    return low;
}

std::map<Cell, std::vector<Trial>> by_cell(const std::vector<Trial>& trials) {
    std::map<Cell, std::vector<Trial>> cells;
    for (const Trial& trial : trials) cells[trial.cell].push_back(trial);
    return cells;
}

std::string change_text(const std::string& change) {
    if (change == "0") return "none (A/A)";
    return change == "relinked" ? "none, relinked" : "+" + change + " %";
}

std::string row_text(const CurvePoint& point) {
    const bool mostly_flagged = 2 * point.regressed > point.trials;
    return fmt::format("| {} | {} | {} of {} | {} {:.3g} % | {} | {} | {} … {} … {} | {:.2f} / {:.2f} s |\n",
                       point.cell.workload, change_text(point.cell.change), point.regressed, point.trials,
                       mostly_flagged ? "≥" : "≤", point.bound * 100, point.held, point.undecided + point.broken,
                       perf::percent_text(point.ratio_min), perf::percent_text(point.ratio_p50),
                       perf::percent_text(point.ratio_max), point.wall_p50_ms / 1000, point.wall_max_ms / 1000);
}

std::string resampled_text(const std::string& workload, const std::vector<Trial>& trials) {
    constexpr int unchanged_count = 1'000'000;
    constexpr int changed_count = 100'000;
    const auto unchanged = resample(trials, 0, unchanged_count, resampling_seed);
    const auto ten = resample(trials, 0.10, changed_count, resampling_seed);
    return fmt::format("| {} | {} of {} (≤ {:.2g}) | {} of {} (≥ {:.5f}) | {:+.2f} |\n", workload, unchanged.regressed,
                       unchanged.trials, upper_bound(unchanged.regressed, unchanged.trials, level), ten.regressed,
                       ten.trials, lower_bound(ten.regressed, ten.trials, level), launch_correlation(trials));
}

}  // namespace

double upper_bound(int successes, int trials, double confidence) {
    if (successes >= trials) return 1;
    return crossing([=](double p) { return perf::binomial_at_most(trials, successes, p); }, 1 - confidence);
}

double lower_bound(int successes, int trials, double confidence) {
    return 1 - upper_bound(trials - successes, trials, confidence);
}

CurvePoint curve_point(const Cell& cell, const std::vector<Trial>& trials) {
    CurvePoint point;
    point.cell = cell;
    point.trials = static_cast<int>(trials.size());
    std::vector<double> walls;
    std::vector<double> changes;
    for (const Trial& trial : trials) {
        switch (trial.verdict) {
            case perf::Verdict::regressed:
                ++point.regressed;
                break;
            case perf::Verdict::held:
            case perf::Verdict::improved:
                ++point.held;
                break;
            case perf::Verdict::not_decided:
                ++point.undecided;
                break;
            default:
                ++point.broken;
        }
        walls.push_back(trial.wall_ms);
        if (!trial.log_ratios.empty()) changes.push_back(std::expm1(perf::median(trial.log_ratios)));
    }
    point.bound = 2 * point.regressed > point.trials ? lower_bound(point.regressed, point.trials, level)
                                                     : upper_bound(point.regressed, point.trials, level);
    point.wall_p50_ms = perf::median(walls);
    point.wall_max_ms = std::ranges::max(walls);
    if (changes.empty()) return point;
    point.ratio_p50 = perf::median(changes);
    point.ratio_min = std::ranges::min(changes);
    point.ratio_max = std::ranges::max(changes);
    return point;
}

std::string curve_table(const std::vector<Trial>& trials) {
    std::string text =
        "| workload | true change | flagged | exact 95 % bound | held | not decided | estimates: least … median … most "
        "| "
        "wall, median / worst |\n|---|---|---|---|---|---|---|---|\n";
    const auto cells = by_cell(trials);
    for (const auto& [cell, of_cell] : cells) text += row_text(curve_point(cell, of_cell));
    text +=
        "\nResampled (launches of the A/A trials drawn independently, and shifted; not real trials):\n\n"
        "| workload | A/A flagged | +10 % flagged | correlation of neighbouring launches |\n|---|---|---|---|\n";
    for (const auto& [cell, of_cell] : cells) {
        if (cell.change == "0") text += resampled_text(cell.workload, of_cell);
    }
    return text;
}

}  // namespace pawl::sharpness
