// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_SHARPNESS_CURVE_PLOT_HPP_INCLUDED
#define PAWL_SHARPNESS_CURVE_PLOT_HPP_INCLUDED

#include <string>
#include <vector>

#include "curve/trial.hpp"

namespace pawl::sharpness {

/// The operating curve as an SVG that suits light and dark pages: share flagged over true change with exact two-sided
/// 95 % intervals, a panel a workload, the gate as a line and its peers as points. Relinked cells are left out.
[[nodiscard]] std::string curve_svg(const std::vector<Trial>& trials);

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_CURVE_PLOT_HPP_INCLUDED
