// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_COVERAGE_LCOV_RUN_HPP_INCLUDED
#define PAWL_CI_COVERAGE_LCOV_RUN_HPP_INCLUDED

#include <filesystem>
#include <pawl/coverage/tracefile.hpp>
#include <string>
#include <tl/expected.hpp>

#include "refusal.hpp"

namespace pawl::cli {

/// What lcov captures in a build directory: all objects at zero first, then those that ran. Paths are absolute.
/// @param scratch  a file that may be written, and is removed.
/// @param version  of lcov.
[[nodiscard]] tl::expected<coverage::Tracefile, Refusal> capture_by_lcov(const std::string& build_dir,
                                                                         const std::filesystem::path& scratch,
                                                                         const std::string& version);

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_LCOV_RUN_HPP_INCLUDED
