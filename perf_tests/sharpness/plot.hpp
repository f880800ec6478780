// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_SHARPNESS_PLOT_HPP_INCLUDED
#define PAWL_SHARPNESS_PLOT_HPP_INCLUDED

#include <string>
#include <vector>

#include "curve.hpp"

namespace pawl::sharpness {

/// The operating curve as an SVG: share flagged over true change, a line a workload. Relinked cells are left out.
[[nodiscard]] std::string curve_svg(const std::vector<CurvePoint>& points);

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_PLOT_HPP_INCLUDED
