// SPDX-License-Identifier: BSL-1.0
#include "curve/progress.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pawl::sharpness;

TEST_CASE("what is left is told by what trials took so far", "[sharpness][progress]") {
    const Cell done{"pawl", "cpu", "0"};
    const Cell half_done{"pawl", "cpu", "3"};
    Trial trial;
    trial.cell = done;
    trial.verdict = pawl::perf::Verdict::held;
    std::vector<Trial> trials(3, trial);
    trial.cell = half_done;
    trial.wall_ms = 30'000;
    trials.push_back(trial);
    const auto progress = progress_of({{done, 2}, {half_done, 5}}, trials);
    CHECK(progress.cells == 2);
    CHECK(progress.cells_done == 1);
    CHECK(progress.trials_left == 4);
    CHECK(progress.minutes_left == 2);
    CHECK(progress_text(progress) == "1 of 2 cells done, 4 trials left, about 2 min");
}

TEST_CASE("before the first trial what is left is told by what one usually takes", "[sharpness][progress]") {
    const auto progress = progress_of({{{"catch2", "cpu", "0"}, 12}}, {});
    CHECK(progress.minutes_left == 1);
}

TEST_CASE("a run says how many of its trials were broken", "[sharpness][progress]") {
    const Cell cell{"catch2", "cpu", "0"};
    Trial trial;
    trial.cell = cell;
    CHECK(progress_text(progress_of({{cell, 1}}, {trial})) ==
          "1 of 1 cells done, 0 trials left, about 0 min, 1 broken so far");
}
