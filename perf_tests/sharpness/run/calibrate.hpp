// SPDX-License-Identifier: BSL-1.0
// Finds out, under the present load, what a true change is made of.
#ifndef PAWL_SHARPNESS_RUN_CALIBRATE_HPP_INCLUDED
#define PAWL_SHARPNESS_RUN_CALIBRATE_HPP_INCLUDED

#include <string>

#include "curve/calibration.hpp"

namespace pawl::sharpness {

/// Measures what "factor/WORKLOAD", "operation/WORKLOAD" or "p99/WORKLOAD" stands for: half a minute.
/// Throws std::runtime_error where the workload does not run.
/// @param executable  the gate's workloads.
[[nodiscard]] Calibrated calibrate(const std::string& what, const std::string& executable);

/// Wall time of one loop of `spin` on a core of its own: the least over many chunks.
[[nodiscard]] double spin_loop_ns();

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_RUN_CALIBRATE_HPP_INCLUDED
