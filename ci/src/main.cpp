// SPDX-License-Identifier: BSL-1.0
#include <signal.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "commands/commands.hpp"
#include "exit_code.hpp"

int main(int argc, char** argv) {
    using namespace pawl::cli;
    ::signal(SIGCHLD, SIG_DFL);  // where a parent ignores it, children would end without a status
    CLI::App app{
        "Pawl: speed and coverage that can only get better.\n"
        "Exit codes: 0 all gates hold, 1 a gate failed, 2 bad usage or input, 3 not decided, 4 no verdict could be "
        "made."};
    app.name("pawl");
    app.set_version_flag("--version", "pawl " PAWL_VERSION);
    app.require_subcommand(1);
    int exit_code = exit_held;
    add_compare_command(app, exit_code);
    add_baseline_command(app, exit_code);
    add_try_command(app, exit_code);
    add_selftest_command(app, exit_code);
    add_doctor_command(app, exit_code);
    add_coverage_command(app, exit_code);
    add_report_command(app, exit_code);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? exit_held : exit_bad_usage;
    } catch (const std::exception& error) {  // the system refused what no command expects it to refuse
        std::fprintf(stderr, "pawl: %s; free what is exhausted, or correct its permissions\n", error.what());
        return exit_environment;
    }
    return exit_code;
}
