// SPDX-License-Identifier: BSL-1.0
#include "curve/goals.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pawl::sharpness;

namespace {

const Cell unchanged{"pawl", "cpu", "0"};
const Cell slower{"pawl", "cpu", "10"};

std::vector<Trial> trials(const Cell& cell, std::size_t count) {
    Trial trial;
    trial.cell = cell;
    return std::vector<Trial>(count, trial);
}

int published(const char* judge, const char* change) {
    int count = 0;
    for (const Goal& goal : published_goals()) {
        if (goal.cell.judge == judge && goal.cell.change == change) count += goal.trials;
    }
    return count;
}

}  // namespace

TEST_CASE("the published goals have as many trials as promised, over the workloads together", "[sharpness][goals]") {
    CHECK(published("pawl", "0") >= 2000);
    CHECK(published("pawl", "10") >= 500);
    CHECK(published("p99", "0.8") == 500);
    CHECK(published("p99", "1.3") == 500);
    CHECK(published("pawl", "relinked") >= 20);
}

TEST_CASE("the cell that lacks the largest share of its trials is next", "[sharpness][goals]") {
    const std::vector<Goal> goals{{unchanged, 10}, {slower, 4}};
    CHECK(most_wanted(goals, {}) == unchanged);
    CHECK(most_wanted(goals, trials(unchanged, 1)) == slower);
    auto some = trials(unchanged, 3);
    some.push_back(trials(slower, 1).front());
    CHECK(most_wanted(goals, some) == slower);  // 1 of 4 is less than 3 of 10
}

TEST_CASE("nothing is next once every goal is reached", "[sharpness][goals]") {
    CHECK_FALSE(most_wanted({{unchanged, 2}}, trials(unchanged, 3)));
}

TEST_CASE("patterns select cells by name, and none selects all", "[sharpness][goals]") {
    const std::vector<Goal> goals{{unchanged, 10}, {slower, 4}};
    CHECK(selected(goals, {}).size() == 2);
    CHECK(selected(goals, {"*/cpu/0", "p99/*"}) == std::vector<Goal>{{unchanged, 10}});
    CHECK(selected(goals, {"pawl"}).empty());
}
