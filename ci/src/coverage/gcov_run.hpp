// SPDX-License-Identifier: BSL-1.0
// Many gcov processes at a time, and one tracefile of what they print.
#ifndef PAWL_CI_COVERAGE_GCOV_RUN_HPP_INCLUDED
#define PAWL_CI_COVERAGE_GCOV_RUN_HPP_INCLUDED

#include <chrono>
#include <pawl/coverage/counters.hpp>
#include <pawl/coverage/gcov_json.hpp>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "refusal.hpp"

namespace pawl::cli {

struct GcovPlan {
    std::string program = "gcov";  ///< of the compiler's version
    coverage::NameFile name_file;  ///< called from several threads, each for its own objects
    /// Leave out sources whose absolute path, as the compiler saw it, does not begin so; empty: none. Most of what gcov
    /// prints is about system headers: without them it takes half of the time.
    std::string only_below;
    unsigned jobs = 1;                 ///< at least 1
    std::chrono::seconds limit{1200};  ///< for one gcov, which reads a few objects
};

struct GcovCapture {
    coverage::Tracefile tracefile;
    std::vector<std::string> nameless;  ///< objects with code none of whose sources has a name
};

/// @param objects  those that never ran count with every line at zero.
/// @return         or one sentence: gcov is missing, of another version, hangs, or prints what it should not; counters
///                 that belong to another build, or are gone; counters on which threads raced.
[[nodiscard]] tl::expected<GcovCapture, Refusal> capture_by_gcov(std::span<const coverage::ObjectCounters> objects,
                                                                 const GcovPlan& plan);

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_GCOV_RUN_HPP_INCLUDED
