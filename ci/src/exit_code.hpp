// SPDX-License-Identifier: BSL-1.0
// The exit codes of `pawl`, the one table of them.
#ifndef PAWL_CI_EXIT_CODE_HPP_INCLUDED
#define PAWL_CI_EXIT_CODE_HPP_INCLUDED

namespace pawl::cli {

enum ExitCode : int {
    exit_held = 0,         ///< every gate held
    exit_failed = 1,       ///< a gate failed
    exit_bad_usage = 2,    ///< bad usage or bad input
    exit_not_decided = 3,  ///< a gate could not decide (strict turns this into exit_failed)
    exit_environment = 4,  ///< no verdict could be made: no baseline, a build failed, a tool is missing, a disk is full
};

}  // namespace pawl::cli

#endif  // PAWL_CI_EXIT_CODE_HPP_INCLUDED
