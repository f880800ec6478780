// SPDX-License-Identifier: BSL-1.0
// pawl compare: one test executable against another.
#ifndef PAWL_CI_COMMANDS_COMPARE_HPP_INCLUDED
#define PAWL_CI_COMMANDS_COMPARE_HPP_INCLUDED

#include <string>

#include "compare/comparison.hpp"

namespace pawl::cli {

struct CompareArguments {
    std::string baseline;
    std::string candidate;
    std::string test_spec = default_test_spec;
    std::string threshold;
    std::string seed;
    std::string record;
    double limit_s = 600;
    bool measure_identical = false;
    bool strict = false;
};

/// @return the exit code.
[[nodiscard]] int run_compare(const CompareArguments& arguments);

}  // namespace pawl::cli

#endif  // PAWL_CI_COMMANDS_COMPARE_HPP_INCLUDED
