// SPDX-License-Identifier: BSL-1.0
// How much longer a workload really takes when so much time is injected into it.
#ifndef PAWL_SHARPNESS_CALIBRATION_HPP_INCLUDED
#define PAWL_SHARPNESS_CALIBRATION_HPP_INCLUDED

#include <map>
#include <string>
#include <string_view>

namespace pawl::sharpness {

/// End-to-end change a unit of injected change, both as logarithms, by workload. 1 for pure CPU. A socket's round trip
/// beside a hog takes 1.4 times as much: the spinning end has used up its share, and its wake-ups preempt less.
using Calibration = std::map<std::string, double>;

/// The ratio to inject for a true change of `change_ratio`.
[[nodiscard]] double to_inject(const Calibration& calibration, const std::string& workload, double change_ratio);

/// Measures one workload under the present load: the median launch of some hundred at a nominal +5 %.
[[nodiscard]] double measure_factor(const std::string& workload, const std::string& executable);

/// "# calibration,socket,1.41": a line of the log beside the trials.
[[nodiscard]] std::string calibration_line(const std::string& workload, double factor);
/// Adds what the line says; false where it says nothing of the kind.
bool read_calibration_line(std::string_view line, Calibration& calibration);

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_CALIBRATION_HPP_INCLUDED
