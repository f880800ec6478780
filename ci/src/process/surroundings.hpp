// SPDX-License-Identifier: BSL-1.0
// What a command asks of the terminal and the environment that it was started in.
#ifndef PAWL_CI_PROCESS_SURROUNDINGS_HPP_INCLUDED
#define PAWL_CI_PROCESS_SURROUNDINGS_HPP_INCLUDED

#include <cstddef>
#include <string>

namespace pawl::cli {

/// Width of the terminal that standard error is; 0 where it is none.
[[nodiscard]] std::size_t columns_of_standard_error();

/// Whether standard output may carry colours: it is a terminal, and NO_COLOR (no-color.org) is not set.
[[nodiscard]] bool wants_colour();

/// The environment variable's value, "" where it is not set.
[[nodiscard]] std::string variable(const char* name);

/// Removes the PAWL_ variables that say what a test executable is compared with, and how: one left over in a shell
/// must not change what a command measures. Policy (PAWL_THRESHOLD, PAWL_STRICT, PAWL_PIN and so on) stays.
void forget_pawl_environment();

}  // namespace pawl::cli

#endif  // PAWL_CI_PROCESS_SURROUNDINGS_HPP_INCLUDED
