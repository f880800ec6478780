// SPDX-License-Identifier: BSL-1.0
// pawl selftest: the gate must hold on an executable against itself, and go red when it is slowed down.
#ifndef PAWL_CI_COMMANDS_SELFTEST_HPP_INCLUDED
#define PAWL_CI_COMMANDS_SELFTEST_HPP_INCLUDED

#include <string>

namespace pawl::cli {

struct SelftestArguments {
    std::string test, test_spec, record;
    std::string build_directory = ".";
    double inject_ratio = 0;
    double limit_s = 1800;
};

/// @return the exit code.
[[nodiscard]] int run_selftest(const SelftestArguments& arguments);

}  // namespace pawl::cli

#endif  // PAWL_CI_COMMANDS_SELFTEST_HPP_INCLUDED
