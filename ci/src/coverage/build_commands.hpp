// SPDX-License-Identifier: BSL-1.0
// How a build was made, as far as its directory tells.
#ifndef PAWL_CI_COVERAGE_BUILD_COMMANDS_HPP_INCLUDED
#define PAWL_CI_COVERAGE_BUILD_COMMANDS_HPP_INCLUDED

#include <filesystem>
#include <string>

namespace pawl::cli {

struct BuildCommands {
    std::filesystem::path directory;  ///< that cmake configured; empty: none did, and nothing else is known
    std::string source_dir;           ///< of its top CMakeLists.txt
    std::string compiler;             ///< of C++, else of C, with its flags: "GNU 12.2.0 -O0 --coverage"
    std::string ninja;                ///< the program, where Ninja makes the build
    std::string text;                 ///< the compiler's commands, in whichever form the generator wrote them
};

/// The build directory that cmake configured: `directory` or one above it; empty where there is none.
[[nodiscard]] std::filesystem::path configured_above(const std::filesystem::path& directory);

/// Flags of warnings and those that name a path are left out of `compiler`: they change no line, and with the place.
/// @param build_dir  the configured directory, or one below it.
[[nodiscard]] BuildCommands read_build_commands(const std::filesystem::path& build_dir);

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_BUILD_COMMANDS_HPP_INCLUDED
