// SPDX-License-Identifier: BSL-1.0
#include "curve/progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace pawl::sharpness {

namespace {

double usual_ms(const Cell& cell) {
    if (cell.judge == judge::catch2) return 5000;
    if (cell.judge == judge::google) return 3000;
    return 700;
}

}  // namespace

Progress progress_of(const std::vector<Goal>& goals, const std::vector<Trial>& trials) {
    struct Done {
        int trials = 0;
        double wall_ms = 0;
    };
    std::map<Cell, Done> done;
    Progress progress;
    for (const Trial& trial : trials) {
        progress.broken += trial.verdict == perf::Verdict::broken;
        ++done[trial.cell].trials;
        done[trial.cell].wall_ms += trial.wall_ms;
    }
    for (const Goal& goal : goals) {
        const auto& [count, wall_ms] = done[goal.cell];
        const int left = std::max(0, goal.trials - count);
        ++progress.cells;
        progress.cells_done += left == 0;
        progress.trials_left += left;
        progress.minutes_left += left * (count > 0 ? wall_ms / count : usual_ms(goal.cell)) / 60'000;
    }
    return progress;
}

std::string progress_text(const Progress& progress) {
    auto text = fmt::format("{} of {} cells done, {} trials left, about {:.0f} min", progress.cells_done,
                            progress.cells, progress.trials_left, progress.minutes_left);
    if (progress.broken > 0) text += fmt::format(", {} broken so far", progress.broken);
    return text;
}

}  // namespace pawl::sharpness
