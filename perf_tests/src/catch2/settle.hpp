// SPDX-License-Identifier: BSL-1.0
// What is known of a benchmark when the test case's own body reaches it.
#ifndef PAWL_PERF_CATCH2_SETTLE_HPP_INCLUDED
#define PAWL_PERF_CATCH2_SETTLE_HPP_INCLUDED

#include <string>

#include "catch2/baseline.hpp"
#include "measure/outcome.hpp"

namespace pawl::perf {

/// The outcome that the conductor found, or the one that follows from the state of build and baseline.
/// @param two_bodies     whether it compares two bodies of this executable, which needs no baseline.
/// @param conducted      of the running test case; empty where nothing was conducted.
/// @param build_problem  why timing means nothing in this build; empty where it does.
/// @param limit_ratio    in force at this place.
[[nodiscard]] BenchmarkOutcome settle(const BenchmarkKey& key, bool two_bodies, const CaseOutcome& conducted,
                                      const Baseline& baseline, const std::string& build_problem, double limit_ratio);

}  // namespace pawl::perf

#endif  // PAWL_PERF_CATCH2_SETTLE_HPP_INCLUDED
