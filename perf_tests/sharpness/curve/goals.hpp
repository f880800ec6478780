// SPDX-License-Identifier: BSL-1.0
// How many trials the published curve wants, and which comes next.
#ifndef PAWL_SHARPNESS_CURVE_GOALS_HPP_INCLUDED
#define PAWL_SHARPNESS_CURVE_GOALS_HPP_INCLUDED

#include <optional>
#include <string>
#include <vector>

#include "curve/trial.hpp"

namespace pawl::sharpness {

struct Goal {
    Cell cell;
    int trials = 0;  ///< real ones

    friend bool operator==(const Goal&, const Goal&) = default;
};

[[nodiscard]] std::vector<Goal> published_goals();

/// The goals whose cell's name matches one of the shell patterns ("pawl/*/0"); all of them where there is no pattern.
[[nodiscard]] std::vector<Goal> selected(std::vector<Goal> goals, const std::vector<std::string>& patterns);

/// The cell that lacks the largest share of its trials, so that an interrupted run is a small curve and not half of
/// one; nothing once every goal is reached.
[[nodiscard]] std::optional<Cell> most_wanted(const std::vector<Goal>& goals, const std::vector<Trial>& trials);

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_CURVE_GOALS_HPP_INCLUDED
