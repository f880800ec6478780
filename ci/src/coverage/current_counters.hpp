// SPDX-License-Identifier: BSL-1.0
// Which of a build's counters are to be read, and whether they may be.
#ifndef PAWL_CI_COVERAGE_CURRENT_COUNTERS_HPP_INCLUDED
#define PAWL_CI_COVERAGE_CURRENT_COUNTERS_HPP_INCLUDED

#include <filesystem>
#include <pawl/coverage/counters.hpp>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "refusal.hpp"

namespace pawl::cli {

/// In one of the directories or below it; where none is given, everything is.
[[nodiscard]] bool is_below_one_of(const std::filesystem::path& path, const std::vector<std::string>& directories);

/// Those in one of the directories; all where none is given.
[[nodiscard]] std::vector<coverage::ObjectCounters> objects_below(std::vector<coverage::ObjectCounters> objects,
                                                                  const std::vector<std::string>& directories);

/// Of a build, as far as the compiler's last work there made them.
struct CurrentCounters {
    std::vector<coverage::ObjectCounters> objects;
    /// Objects that the build does not make any more, from its directory, as Ninja tells: nothing removes those of a
    /// target that was renamed, or of a source that another target compiles now. They are none of `objects`.
    std::vector<std::string> left_over = {};
};

/// The instrumented objects of a build whose counters are those of what was built there last: gcov and lcov would call
/// code that was rebuilt, or that no test ran yet, not covered.
/// @param only_below  directories; empty: all objects of the build.
[[nodiscard]] tl::expected<CurrentCounters, Refusal> current_counters(const std::string& build_dir,
                                                                      const std::vector<std::string>& only_below);

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_CURRENT_COUNTERS_HPP_INCLUDED
