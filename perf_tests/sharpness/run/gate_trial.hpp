// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_SHARPNESS_RUN_GATE_TRIAL_HPP_INCLUDED
#define PAWL_SHARPNESS_RUN_GATE_TRIAL_HPP_INCLUDED

#include <cstdint>
#include <string>
#include <vector>

#include "curve/calibration.hpp"
#include "curve/trial.hpp"

namespace pawl::sharpness {

struct Pair {
    std::string baseline;   ///< paths of executables
    std::string candidate;  ///< the same one, for a change that is injected
    double injected_ratio = 0;
};

/// One comparison as ctest makes it.
[[nodiscard]] Trial run_gate_trial(const Cell& cell, const Pair& pair, std::uint64_t seed);

/// What each side took in so many launches, whatever they say.
[[nodiscard]] std::vector<LaunchMedians> record_launches(const std::string& workload, const Pair& pair, int launches,
                                                         std::uint64_t seed);

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_RUN_GATE_TRIAL_HPP_INCLUDED
