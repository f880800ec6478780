// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_CI_COVERAGE_FIND_OBJECTS_HPP_INCLUDED
#define PAWL_CI_COVERAGE_FIND_OBJECTS_HPP_INCLUDED

#include <filesystem>
#include <pawl/coverage/counters.hpp>
#include <tl/expected.hpp>
#include <vector>

#include "refusal.hpp"

namespace pawl::cli {

/// The instrumented objects below a directory, ordered by path; links to directories are not followed.
/// @return  or exit_bad_usage where it is missing or may not be listed.
[[nodiscard]] tl::expected<std::vector<coverage::ObjectCounters>, Refusal> find_objects(
    const std::filesystem::path& build_dir);

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_FIND_OBJECTS_HPP_INCLUDED
