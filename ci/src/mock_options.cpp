// SPDX-License-Identifier: BSL-1.0
#include "mock_options.hpp"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <memory>
#include <string>

#include "commands/mock.hpp"

namespace pawl::cli {

void add_mock_command(CLI::App& app, int& exit_code) {
    CLI::App* mock = app.add_subcommand("mock", "Serve a stub: a daemon or an MCP server");
    mock->require_subcommand(1);
    CLI::App* mcp = mock->add_subcommand("mcp", "Serve MCP, of 2025-11-25 and before and of 2026-07-28");
    CLI::App* daemon = mock->add_subcommand("daemon", "Serve JSON-RPC at a Unix socket");
    for (CLI::App* command : {mcp, daemon}) {
        const auto arguments = std::make_shared<MockArguments>();
        const bool is_mcp = command == mcp;
        auto* place = command->add_option_group("place")->require_option(1);
        place
            ->add_option_function<std::string>(
                "--unix", [arguments](const std::string& path) { arguments->endpoint.path = path; },
                "Serve at this Unix socket")
            ->type_name("PATH");
        arguments->profile = is_mcp ? "conformance" : "goxel";
        command->add_option("--profile", arguments->profile, "What to serve")
            ->check(CLI::IsMember({arguments->profile}))
            ->capture_default_str();
        if (is_mcp) {
            place
                ->add_option_function<std::uint16_t>(
                    "--http",
                    [arguments](const std::uint16_t& port) {
                        arguments->endpoint = {.path = "/mcp", .transport = mocks::Transport::http, .port = port};
                    },
                    "Serve HTTP on the loopback interface at this port; 0: at a free one")
                ->type_name("PORT");
            place->add_flag_callback(
                "--stdio", [arguments] { arguments->endpoint = {.path = "", .transport = mocks::Transport::stdio}; },
                "Serve on standard input and output, until the input ends");
        }
        command->footer("Prints one line, `ready ENDPOINT`, on standard error once it serves. SIGTERM ends it.");
        command->callback([arguments, is_mcp, &exit_code] {
            exit_code = is_mcp ? run_mock_mcp(*arguments) : run_mock_daemon(*arguments);
        });
    }
}

}  // namespace pawl::cli
