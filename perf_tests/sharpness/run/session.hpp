// SPDX-License-Identifier: BSL-1.0
// A run: calibrates what is not yet calibrated, and makes trials until the time is up or every goal is reached.
#ifndef PAWL_SHARPNESS_RUN_SESSION_HPP_INCLUDED
#define PAWL_SHARPNESS_RUN_SESSION_HPP_INCLUDED

#include <chrono>
#include <string>
#include <vector>

#include "curve/goals.hpp"

namespace pawl::sharpness {

struct Session {
    std::string log;        ///< path; continued where it exists
    std::string directory;  ///< of the workloads' executables
    std::vector<Goal> goals;
    std::chrono::duration<double, std::ratio<60>> minutes{0};
};

/// Adds to the log, and says on standard error how far it is. Throws std::runtime_error where the log cannot be
/// written, and std::system_error where this system cannot start a process.
void run(const Session& session);

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_RUN_SESSION_HPP_INCLUDED
