// SPDX-License-Identifier: BSL-1.0
// pawl selftest: the gate must hold on an executable against itself, and go red when it is slowed down.
#ifndef PAWL_CI_COMMANDS_SELFTEST_HPP_INCLUDED
#define PAWL_CI_COMMANDS_SELFTEST_HPP_INCLUDED

#include <optional>
#include <string>
#include <string_view>

namespace pawl::cli {

struct SelftestArguments {
    std::string test, test_spec;
    std::string build_directory = ".";
    double inject_ratio = 0.1;
    double limit_s = 1800;
};

/// "10%" or "10" as 0.1; nothing where that is no percentage above 0.
[[nodiscard]] std::optional<double> parse_percent(std::string_view text);

/// @return the exit code.
[[nodiscard]] int run_selftest(const SelftestArguments& arguments);

}  // namespace pawl::cli

#endif  // PAWL_CI_COMMANDS_SELFTEST_HPP_INCLUDED
