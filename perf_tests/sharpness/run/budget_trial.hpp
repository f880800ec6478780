// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_SHARPNESS_RUN_BUDGET_TRIAL_HPP_INCLUDED
#define PAWL_SHARPNESS_RUN_BUDGET_TRIAL_HPP_INCLUDED

#include <cstdint>
#include <string>

#include "curve/trial.hpp"

namespace pawl::sharpness {

/// Runs the test executable with a promise of `limit_ns` as ctest would, and reads the answer from its record. Broken
/// where the record and the exit code do not say the same.
[[nodiscard]] Trial run_budget_trial(const Cell& cell, const std::string& executable, double limit_ns,
                                     std::uint64_t seed);

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_RUN_BUDGET_TRIAL_HPP_INCLUDED
