// SPDX-License-Identifier: BSL-1.0
// A directory beside a build in which ctest runs the build's tests: its log is not that of a ctest which runs in the
// build meanwhile, and the coverage gates of the build are none of its tests.
#ifndef PAWL_CI_COVERAGE_CTEST_DIRECTORY_HPP_INCLUDED
#define PAWL_CI_COVERAGE_CTEST_DIRECTORY_HPP_INCLUDED

#include <chrono>
#include <filesystem>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "coverage/ctest_listing.hpp"
#include "refusal.hpp"

namespace pawl::cli {

/// The ctest of the cmake that configured `build_dir`; PATH's where that one is not known or gone.
[[nodiscard]] std::string ctest_command(const std::filesystem::path& build_dir);

/// Makes `directory` such a one. @return or one sentence: the disk refuses.
[[nodiscard]] tl::expected<void, Refusal> make_ctest_directory(const std::filesystem::path& directory,
                                                               const std::filesystem::path& build_dir);

/// @param directory  such a one.
/// @param ctest      its program and options: {"ctest", "-C", "Debug"}.
/// @return           or one sentence: ctest is missing, fails, or takes longer than `limit`.
[[nodiscard]] tl::expected<std::vector<ListedTest>, Refusal> list_tests(const std::filesystem::path& directory,
                                                                        std::vector<std::string> ctest,
                                                                        std::chrono::seconds limit);

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_CTEST_DIRECTORY_HPP_INCLUDED
