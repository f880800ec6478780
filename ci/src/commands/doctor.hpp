// SPDX-License-Identifier: BSL-1.0
// pawl doctor: what this machine can resolve, and why.
#ifndef PAWL_CI_COMMANDS_DOCTOR_HPP_INCLUDED
#define PAWL_CI_COMMANDS_DOCTOR_HPP_INCLUDED

#include <string>

namespace pawl::cli {

struct DoctorArguments {
    std::string executable;
    bool json = false;
    double limit_s = 300;
};

/// @return the exit code.
[[nodiscard]] int run_doctor(const DoctorArguments& arguments);

}  // namespace pawl::cli

#endif  // PAWL_CI_COMMANDS_DOCTOR_HPP_INCLUDED
