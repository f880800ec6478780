// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_SHARPNESS_RUN_PROGRAM_HPP_INCLUDED
#define PAWL_SHARPNESS_RUN_PROGRAM_HPP_INCLUDED

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace pawl::sharpness {

struct Program {
    std::string path;
    std::vector<std::string> arguments;                            ///< behind the program's name
    std::vector<std::pair<std::string, std::string>> environment;  ///< on top of this process's own
    std::chrono::milliseconds time_limit{60'000};
};

/// Runs it to its end, silently. It ends with this process at the latest.
/// @return its exit code; 128 + signal where one ended it, SIGKILL after the time limit or where a
/// perf::Interruption of this process caught a signal; 127 where it could not be run.
[[nodiscard]] int run_quietly(const Program& program);

}  // namespace pawl::sharpness

#endif  // PAWL_SHARPNESS_RUN_PROGRAM_HPP_INCLUDED
