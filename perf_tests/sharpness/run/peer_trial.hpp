// SPDX-License-Identifier: BSL-1.0
// The usual way: the baseline's run, then the candidate's, then a rule on their figures.
#ifndef PAWL_SHARPNESS_RUN_PEER_TRIAL_HPP_INCLUDED
#define PAWL_SHARPNESS_RUN_PEER_TRIAL_HPP_INCLUDED

#include <cstdint>
#include <string>

#include "curve/trial.hpp"

namespace pawl::sharpness {

/// @param loops  of `spin` after each of the candidate's operations.
[[nodiscard]] Trial run_catch2_trial(const Cell& cell, const std::string& executable, std::uint64_t loops);
[[nodiscard]] Trial run_google_trial(const Cell& cell, const std::string& executable, std::uint64_t loops);

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_RUN_PEER_TRIAL_HPP_INCLUDED
