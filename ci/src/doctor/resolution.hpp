// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_DOCTOR_RESOLUTION_HPP_INCLUDED
#define PAWL_CI_DOCTOR_RESOLUTION_HPP_INCLUDED

#include <vector>

#include "judge/decide.hpp"

namespace pawl::cli {

/// The smallest true slowdown that the gate flags in 99 of 100 runs, as a ratio, where launches scatter normally
/// about it. The operating characteristic gives the share of launches that has to lie above the limit; the normal
/// quantile of that share, how far above the limit the change has to be.
/// @param standard_deviation  of launch log ratios, >= 0.
[[nodiscard]] double smallest_resolved_ratio(double standard_deviation, const perf::Policy& policy);

/// Of the mean 0, which A/A launches have by construction. @pre not empty.
[[nodiscard]] double deviation_from_zero(const std::vector<double>& log_ratios);

}  // namespace pawl::cli

#endif  // PAWL_CI_DOCTOR_RESOLUTION_HPP_INCLUDED
