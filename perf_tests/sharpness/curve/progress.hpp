// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_SHARPNESS_CURVE_PROGRESS_HPP_INCLUDED
#define PAWL_SHARPNESS_CURVE_PROGRESS_HPP_INCLUDED

#include <string>
#include <vector>

#include "curve/goals.hpp"

namespace pawl::sharpness {

struct Progress {
    int cells = 0;
    int cells_done = 0;
    int trials_left = 0;
    int broken = 0;  ///< trials so far
    double minutes_left = 0;
};

/// By the mean wall time of each cell's trials so far; before the first, by what such a trial usually takes.
[[nodiscard]] Progress progress_of(const std::vector<Goal>& goals, const std::vector<Trial>& trials);

/// "12 of 44 cells done, 3120 trials left, about 74 min"; and how many trials were broken, if any.
[[nodiscard]] std::string progress_text(const Progress& progress);

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_CURVE_PROGRESS_HPP_INCLUDED
