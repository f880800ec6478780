// SPDX-License-Identifier: BSL-1.0
#include "run/session.hpp"

#include <stdlib.h>

#include <algorithm>
#include <set>

#include "curve/progress.hpp"
#include "run/calibrate.hpp"
#include "run/log_file.hpp"
#include "run/neighbours.hpp"
#include "run/progress_line.hpp"
#include "run/trials.hpp"

namespace pawl::sharpness {

namespace {

using Clock = std::chrono::steady_clock;

std::set<std::string> calibrations_for(const std::vector<Goal>& goals) {
    std::set<std::string> wanted;
    for (const auto& [cell, trials] : goals) {
        if (cell.judge == judge::budget) wanted.insert("p99/" + cell.workload);
        if (cell.judge == judge::gate) wanted.insert("factor/" + cell.workload);
        if (cell.judge == judge::catch2 || cell.judge == judge::google) wanted.insert("operation/" + cell.workload);
    }
    return wanted;
}

void forget_settings() {
    for (const char* name : {"CI", "PAWL_BASELINE", "PAWL_THRESHOLD", "PAWL_STRICT", "PAWL_PIN", "PAWL_ISOLATE",
                             "PAWL_INJECT", "PAWL_TIME_LIMIT", "PAWL_MEASURE_IDENTICAL", "PAWL_DISCOVERED"}) {
        ::unsetenv(name);
    }
}

}  // namespace

void run(const Session& session) {
    forget_settings();
    auto log = read_log(session.log);
    LogFile file(session.log);
    Trials trials(session.directory);
    ProgressLine progress;
    const Neighbours neighbours;
    for (const auto& what : calibrations_for(session.goals)) {
        if (log.calibration.contains(what)) continue;
        progress.show("calibrating " + what);
        log.calibration[what] = calibrate(what, trials.program("sharpness_workloads"));
        file.add(calibration_line(what, log.calibration[what]));
    }
    const auto end = Clock::now() + session.minutes;
    while (Clock::now() < end) {
        const auto cell = most_wanted(session.goals, log.trials);
        if (!cell) return;
        progress.show(progress_text(progress_of(session.goals, log.trials)) + "; " + name_of(*cell));
        const auto number = static_cast<int>(std::ranges::count(log.trials, *cell, &Trial::cell));
        log.trials.push_back(trials.run(*cell, log.calibration, number));
        file.add(to_line(log.trials.back()));
    }
}

}  // namespace pawl::sharpness
