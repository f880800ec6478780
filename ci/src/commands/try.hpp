// SPDX-License-Identifier: BSL-1.0
// pawl try: a first verdict in a project that has never heard of Pawl.
#ifndef PAWL_CI_COMMANDS_TRY_HPP_INCLUDED
#define PAWL_CI_COMMANDS_TRY_HPP_INCLUDED

#include <string>
#include <vector>

namespace pawl::cli {

struct TryArguments {
    std::vector<std::string> words;  ///< one: the target; several: a command
    std::string ref, keep, pawl_source, test_spec, threshold, record;
    std::string source_directory = ".";
    std::vector<std::string> defines;
    double limit_s = 3600;
    bool measure_identical = false;
    bool strict = false;
};

/// @return the exit code.
[[nodiscard]] int run_try(const TryArguments& arguments);

}  // namespace pawl::cli

#endif  // PAWL_CI_COMMANDS_TRY_HPP_INCLUDED
