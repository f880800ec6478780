// SPDX-License-Identifier: BSL-1.0
// pawl mock: the stubs as programs.
#ifndef PAWL_CI_COMMANDS_MOCK_HPP_INCLUDED
#define PAWL_CI_COMMANDS_MOCK_HPP_INCLUDED

#include <pawl/mocks/endpoint.hpp>
#include <string>

namespace pawl::cli {

struct MockArguments {
    mocks::Endpoint endpoint;
    std::string profile;  ///< one of those that are built in
};

/// Serves until SIGTERM or SIGINT; an MCP server over stdio until its input ends.
///
/// @return the exit code.
[[nodiscard]] int run_mock_mcp(const MockArguments& arguments);
[[nodiscard]] int run_mock_daemon(const MockArguments& arguments);

}  // namespace pawl::cli

#endif  // PAWL_CI_COMMANDS_MOCK_HPP_INCLUDED
