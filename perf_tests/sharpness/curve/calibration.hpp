// SPDX-License-Identifier: BSL-1.0
// What is known about a workload under the load of the run, before its trials: the "true" in "true change".
#ifndef PAWL_SHARPNESS_CURVE_CALIBRATION_HPP_INCLUDED
#define PAWL_SHARPNESS_CURVE_CALIBRATION_HPP_INCLUDED

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pawl::sharpness {

/// A figure and how well it is known.
struct Calibrated {
    double value = 0;
    double lower = 0;
    double upper = 0;
    int count = 0;  ///< of what is behind it
};

/// By what is calibrated:
/// "factor/cpu"     end-to-end change over injected change, from so many launches; 95 % rank interval;
/// "operation/cpu"  median operation in ns, unpinned as the peers run it, from so many processes; 95 % rank interval;
/// "p99/tail"       P99 of so many pooled operations in ns; 95 % rank interval of the median of the processes' own P99.
using Calibration = std::map<std::string, Calibrated>;

/// What one launch pair took, each side by itself: the median of its own batches, not of the ratios that the gate
/// judges.
struct LaunchMedians {
    double baseline_ns = 0;
    double candidate_ns = 0;
};

/// What arrived in the median launch, as a multiple of what was injected.
/// @param launches  [n] n >= 1. @param injected_ratio  > 0.
[[nodiscard]] Calibrated factor_of(std::span<const LaunchMedians> launches, double injected_ratio);

/// The ratio to inject for a true change of `change_ratio`. @pre "factor/WORKLOAD" is there.
[[nodiscard]] double to_inject(const Calibration& calibration, const std::string& workload, double change_ratio);

/// The median of the processes' medians. @param processes  [m][n] what operations took; m, n >= 1.
[[nodiscard]] Calibrated median_operation(const std::vector<std::vector<double>>& processes);

/// The P99 of all operations together. @param processes  [m][n] what operations took; m, n >= 1.
[[nodiscard]] Calibrated pooled_p99(const std::vector<std::vector<double>>& processes);

/// "# calibration factor/socket,1.012,0.998,1.026,300"
[[nodiscard]] std::string calibration_line(const std::string& what, const Calibrated& calibrated);
/// Adds what the line says; false where it says nothing of the kind.
bool read_calibration_line(std::string_view line, Calibration& calibration);

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_CURVE_CALIBRATION_HPP_INCLUDED
