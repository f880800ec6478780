// SPDX-License-Identifier: BSL-1.0
// Which of a build's counters are to be read, and whether they may be.
#ifndef PAWL_CI_COVERAGE_CURRENT_COUNTERS_HPP_INCLUDED
#define PAWL_CI_COVERAGE_CURRENT_COUNTERS_HPP_INCLUDED

#include <filesystem>
#include <functional>
#include <pawl/coverage/counters.hpp>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "coverage/build_commands.hpp"
#include "refusal.hpp"

namespace pawl::cli {

/// In one of the directories or below it; where none is given, everything is.
[[nodiscard]] bool is_below_one_of(const std::filesystem::path& path, const std::vector<std::string>& directories);

/// Those in one of the directories; all where none is given.
[[nodiscard]] std::vector<coverage::ObjectCounters> objects_below(std::vector<coverage::ObjectCounters> objects,
                                                                  const std::vector<std::string>& directories);

/// Whether an object is one that the build does not make any more, as Ninja tells: nothing removes the objects of a
/// target that was renamed, or of a source that another target compiles now.
[[nodiscard]] std::function<bool(const coverage::ObjectCounters& object)> is_left_over_in(const BuildCommands& build);

/// Those, from the build directory; none where it cannot be read.
[[nodiscard]] std::vector<std::string> left_over_objects(const std::string& build_dir);

/// The instrumented objects of a build whose counters are those of what was built there last: gcov and lcov would call
/// code that was rebuilt, or that no test ran yet, not covered.
/// @param only_below  directories; empty: all objects of the build.
[[nodiscard]] tl::expected<std::vector<coverage::ObjectCounters>, Refusal> current_counters(
    const std::string& build_dir, const std::vector<std::string>& only_below);

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_CURRENT_COUNTERS_HPP_INCLUDED
