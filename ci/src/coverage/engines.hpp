// SPDX-License-Identifier: BSL-1.0
// What reads the counters: gcov, or lcov.
#ifndef PAWL_CI_COVERAGE_ENGINES_HPP_INCLUDED
#define PAWL_CI_COVERAGE_ENGINES_HPP_INCLUDED

#include <pawl/coverage/counters.hpp>
#include <pawl/coverage/tracefile.hpp>
#include <span>
#include <string>
#include <tl/expected.hpp>

#include "coverage/capture.hpp"
#include "coverage/source_names.hpp"
#include "refusal.hpp"

namespace pawl::cli {

/// "12.2.0"; empty where the engine of the plan does not say.
[[nodiscard]] std::string engine_version(const CapturePlan& plan);

/// The counters of `objects`; lcov leaves out what the sources themselves do.
/// @param version  the engine's.
/// @return         or one sentence, as capture_by_gcov and capture_by_lcov; a source that gcov calls by a name under
///                 which nothing is found.
[[nodiscard]] tl::expected<coverage::Tracefile, Refusal> run_engine(const CapturePlan& plan,
                                                                    std::span<const coverage::ObjectCounters> objects,
                                                                    const SourceNames& names,
                                                                    const std::string& version);

}  // namespace pawl::cli

#endif  // PAWL_CI_COVERAGE_ENGINES_HPP_INCLUDED
