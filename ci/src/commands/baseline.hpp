// SPDX-License-Identifier: BSL-1.0
// pawl baseline: builds and caches the baseline executable of a test target, and prints its path.
#ifndef PAWL_CI_COMMANDS_BASELINE_HPP_INCLUDED
#define PAWL_CI_COMMANDS_BASELINE_HPP_INCLUDED

#include <string>
#include <vector>

namespace pawl::cli {

struct BaselineArguments {
    std::string target, configuration, ref, anchor, source_directory, pawl_source, output;
    std::string build_directory = ".";
    std::vector<std::string> depends;  ///< TARGET=FILE
    double limit_s = 600;
    bool only_print_ref = false;
};

/// @return the exit code.
[[nodiscard]] int run_baseline(const BaselineArguments& arguments);

}  // namespace pawl::cli

#endif  // PAWL_CI_COMMANDS_BASELINE_HPP_INCLUDED
