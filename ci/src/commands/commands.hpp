// SPDX-License-Identifier: BSL-1.0
// One function a subcommand: it declares its options on `app` and, when chosen, leaves its exit code in `exit_code`.
#ifndef PAWL_CI_COMMANDS_HPP_INCLUDED
#define PAWL_CI_COMMANDS_HPP_INCLUDED

namespace CLI {
class App;
}

namespace pawl::cli {

void add_baseline_command(CLI::App& app, int& exit_code);
void add_compare_command(CLI::App& app, int& exit_code);
void add_coverage_command(CLI::App& app, int& exit_code);
void add_doctor_command(CLI::App& app, int& exit_code);
void add_report_command(CLI::App& app, int& exit_code);
void add_selftest_command(CLI::App& app, int& exit_code);
void add_try_command(CLI::App& app, int& exit_code);

}  // namespace pawl::cli

#endif  // PAWL_CI_COMMANDS_HPP_INCLUDED
