// SPDX-License-Identifier: BSL-1.0
// The counters of a build, read by either engine, as a tracefile of the project's own sources.
#ifndef PAWL_CI_COVERAGE_CAPTURE_HPP_INCLUDED
#define PAWL_CI_COVERAGE_CAPTURE_HPP_INCLUDED

#include <filesystem>
#include <pawl/coverage/counters.hpp>
#include <pawl/coverage/path_filter.hpp>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "coverage/build_commands.hpp"
#include "coverage/sourced_tracefile.hpp"
#include "refusal.hpp"

namespace pawl::cli {

struct CapturePlan {
    std::string build_dir = {};
    std::vector<std::string> object_dirs = {};  ///< in it, whose objects alone are given; empty: all
    std::string source_dir = {};         ///< files below it count, named from it; empty: all do, by absolute paths
    std::string engine = "gcov";         ///< or "lcov"
    std::string gcov = "gcov";           ///< the program
    std::filesystem::path scratch = {};  ///< a file that lcov may write
    unsigned jobs = 1;                   ///< gcov processes at a time
    coverage::PathFilter filter = {};    ///< only its exclude
};

struct Capture {
    SourcedTracefile sourced;
    std::vector<std::string> remarks;  ///< what was left out unasked, and why the counts may be wrong; a sentence each
};

/// @param objects  of the build; those that never ran count with every line at zero.
[[nodiscard]] tl::expected<Capture, Refusal> capture(const CapturePlan& plan,
                                                     std::span<const coverage::ObjectCounters> objects);

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_CAPTURE_HPP_INCLUDED
