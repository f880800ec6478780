// SPDX-License-Identifier: BSL-1.0
// Launches the candidate alone, to count what its benchmarks allocate.
#ifndef PAWL_PERF_MEASURE_ALLOCATION_PASS_HPP_INCLUDED
#define PAWL_PERF_MEASURE_ALLOCATION_PASS_HPP_INCLUDED

#include <vector>

#include "measure/launcher.hpp"
#include "measure/listing.hpp"
#include "measure/outcome.hpp"

namespace pawl::perf {

/// Walks the candidate through its test case once for each of `counting_launches`, and counts at every benchmark that
/// asks for it. What ended a launch, or did not leave time for it, stands in the counts that it left open.
/// @param candidate  what the candidate has, with the time of those that ask for counting.
[[nodiscard]] std::vector<CountedBenchmark> allocation_pass(Launcher& launcher, const Listing& candidate);

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_ALLOCATION_PASS_HPP_INCLUDED
