// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_DOCTOR_READ_MACHINE_HPP_INCLUDED
#define PAWL_CI_DOCTOR_READ_MACHINE_HPP_INCLUDED

#include <filesystem>

#include "baseline/command_runner.hpp"
#include "doctor/machine_facts.hpp"

namespace pawl::cli {

/// What files below `root` ("/" but in tests) tell: governor, boost, ASLR, perf events, ptrace, clock source.
void read_system_files(const std::filesystem::path& root, MachineFacts& facts);

/// Versions of the tools that pawl starts.
[[nodiscard]] std::vector<Tool> ask_tools(const CommandRunner& run);

/// All of the above, and what can only be tried and measured; takes about 0.4 s.
[[nodiscard]] MachineFacts read_machine(const CommandRunner& run);

}  // namespace pawl::cli

#endif  // PAWL_CI_DOCTOR_READ_MACHINE_HPP_INCLUDED
