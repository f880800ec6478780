// SPDX-License-Identifier: BSL-1.0
// What people can write behind `pawl mock`.
#ifndef PAWL_CI_MOCK_OPTIONS_HPP_INCLUDED
#define PAWL_CI_MOCK_OPTIONS_HPP_INCLUDED

namespace CLI {
class App;
}

namespace pawl::cli {

void add_mock_command(CLI::App& app, int& exit_code);

}  // namespace pawl::cli

#endif  // PAWL_CI_MOCK_OPTIONS_HPP_INCLUDED
