// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_COMMAND_LINE_HPP_INCLUDED
#define PAWL_CI_COMMAND_LINE_HPP_INCLUDED

namespace pawl::cli {

/// Runs the command that the arguments name; what is wrong with them goes to standard error.
/// @param argv  [argc] as main() gets it.
/// @return      the exit code.
[[nodiscard]] int run_command_line(int argc, const char* const* argv);

}  // namespace pawl::cli

#endif  // PAWL_CI_COMMAND_LINE_HPP_INCLUDED
