// SPDX-License-Identifier: BSL-1.0
#include "report/conditions.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace pawl::cli {

std::string mixture_text(const std::vector<perf::RunRecord>& records) {
    std::set<std::string> commits;
    for (const auto& run : records) {
        const std::string& commit = run.candidate_commit;
        if (commit.empty()) continue;
        commits.insert(commit.substr(0, 7) + (commit.find("+dirty") != commit.npos ? "+dirty" : ""));
    }
    if (commits.size() < 2) return "";
    return fmt::format("records of several commits ({}): remove the old ones, or run all tests again",
                       fmt::join(commits, ", "));
}

std::string conditions_text(const std::vector<perf::RunRecord>& records) {
    std::set<std::string> isolations;
    double largest_ratio = 0;
    int floors = 0;
    int launches = 0;
    bool pinned = true;
    for (const auto& run : records) {
        const perf::Environment& environment = run.environment;
        if (!environment.pinned) continue;
        pinned = pinned && *environment.pinned;
        isolations.insert(environment.isolation);
        if (!environment.noise_floor) continue;
        ++floors;
        largest_ratio = std::max(largest_ratio, environment.noise_floor->ratio);
        launches += environment.noise_floor->launches;
    }
    if (isolations.empty()) return "";
    std::string text;
    if (floors > 0) {
        text = fmt::format(
            "noise floor {}±{:.2g} % (standard deviation of a launch of the median benchmark, {} launches); ",
            floors > 1 ? "up to " : "", largest_ratio * 100, launches);
    }
    return text +
           fmt::format("sides apart by {}, {}", fmt::join(isolations, " and "), pinned ? "on one core" : "not pinned");
}

}  // namespace pawl::cli
