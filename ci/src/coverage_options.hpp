// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_COVERAGE_OPTIONS_HPP_INCLUDED
#define PAWL_CI_COVERAGE_OPTIONS_HPP_INCLUDED

namespace CLI {
class App;
}

namespace pawl::cli {

/// `pawl coverage` and its subcommands. They set `exit_code`, which must outlive the parsing.
void add_coverage_command(CLI::App& app, int& exit_code);

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_OPTIONS_HPP_INCLUDED
