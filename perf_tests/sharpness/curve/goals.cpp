// SPDX-License-Identifier: BSL-1.0
#include "curve/goals.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <map>

namespace pawl::sharpness {

namespace {

void add_goals(std::vector<Goal>& goals, std::string_view judge,
               const std::vector<std::pair<const char*, int>>& wanted) {
    for (const char* workload : workloads) {
        for (const auto& [change, trials] : wanted) goals.push_back({{std::string(judge), workload, change}, trials});
    }
}

}  // namespace

std::vector<Goal> published_goals() {
    std::vector<Goal> goals;
    add_goals(goals, judge::gate,
              {{"0", 700},
               {"relinked", 10 * relinked_variants},
               {"3", 300},
               {"4", 300},
               {"5.5", 100},
               {"6", 300},
               {"7", 300},
               {"10", 170}});
    for (const char* multiple : p99_multiples) goals.push_back({{std::string(judge::budget), "tail", multiple}, 500});
    for (const auto peer : {judge::catch2, judge::google}) add_goals(goals, peer, {{"0", 30}, {"3", 30}, {"10", 30}});
    return goals;
}

std::vector<Goal> selected(std::vector<Goal> goals, const std::vector<std::string>& patterns) {
    std::erase_if(goals, [&](const Goal& goal) {
        const auto matches = [name = name_of(goal.cell)](const std::string& pattern) {
            return ::fnmatch(pattern.c_str(), name.c_str(), 0) == 0;
        };
        return !patterns.empty() && std::ranges::none_of(patterns, matches);
    });
    return goals;
}

std::optional<Cell> most_wanted(const std::vector<Goal>& goals, const std::vector<Trial>& trials) {
    std::map<Cell, int> done;
    for (const Trial& trial : trials) ++done[trial.cell];
    std::optional<Cell> wanted;
    double least = 1;
    for (const Goal& goal : goals) {
        const double share = static_cast<double>(done[goal.cell]) / goal.trials;
        if (share < least) {
            least = share;
            wanted = goal.cell;
        }
    }
    return wanted;
}

}  // namespace pawl::sharpness
