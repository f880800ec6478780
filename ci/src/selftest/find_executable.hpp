// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_SELFTEST_FIND_EXECUTABLE_HPP_INCLUDED
#define PAWL_CI_SELFTEST_FIND_EXECUTABLE_HPP_INCLUDED

#include <filesystem>
#include <string>
#include <tl/expected.hpp>

#include "baseline/command_runner.hpp"
#include "refusal.hpp"

namespace pawl::cli {

/// The test executable that `name` means: a file; else a target of the build directory; where it is empty, the only
/// built target there that holds benchmarks and links Pawl::perf. Asks cmake to write its codemodel where there is
/// none.
[[nodiscard]] tl::expected<std::filesystem::path, Refusal> find_test_executable(
    const CommandRunner& run, const std::string& name, const std::filesystem::path& build_directory);

}  // namespace pawl::cli

#endif  // PAWL_CI_SELFTEST_FIND_EXECUTABLE_HPP_INCLUDED
