// SPDX-License-Identifier: BSL-1.0
// What the trials of a cell, or of several, come to.
#ifndef PAWL_SHARPNESS_CURVE_POINT_HPP_INCLUDED
#define PAWL_SHARPNESS_CURVE_POINT_HPP_INCLUDED

#include <functional>
#include <vector>

#include "curve/trial.hpp"

namespace pawl::sharpness {

struct CurvePoint {
    int flagged = 0;
    int held = 0;  ///< improved ones included
    int improved = 0;
    int undecided = 0;
    int broken = 0;  ///< without an answer; not among the trials that the shares are of
    double wall_p50_ms = 0;
    double wall_max_ms = 0;
    double change_min = 0;  ///< of the trials' estimates: the median launch, as a change
    double change_p50 = 0;
    double change_max = 0;

    [[nodiscard]] int answered() const { return flagged + held + undecided; }
};

[[nodiscard]] CurvePoint point_of(const std::vector<Trial>& trials);

/// The trials for which `belongs` says so.
[[nodiscard]] std::vector<Trial> trials_where(const std::vector<Trial>& trials,
                                              const std::function<bool(const Trial&)>& belongs);
[[nodiscard]] std::vector<Trial> trials_of(const std::vector<Trial>& trials, const Cell& cell);

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_CURVE_POINT_HPP_INCLUDED
