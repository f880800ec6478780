// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_MEASURE_ALLOCATION_COUNTER_HPP_INCLUDED
#define PAWL_PERF_MEASURE_ALLOCATION_COUNTER_HPP_INCLUDED

#include "judge/allocation.hpp"
#include "measure/descriptor.hpp"
#include "measure/launcher.hpp"
#include "measure/listing.hpp"
#include "measure/outcome.hpp"

namespace pawl::perf {

/// The shared library (allocation_counter.c) that counts allocations when it is preloaded, as a file in memory; none
/// where the system has no such files. It is carried inside the executable, so that an installed or copied one finds
/// it.
[[nodiscard]] Descriptor allocation_counter_library();

/// Walks the candidate alone through its test case, once for each of `counting_launches`, and counts at every benchmark
/// that asks for it.
/// @param candidate  what the candidate has, with the time of those that ask for counting.
[[nodiscard]] std::vector<CountedBenchmark> count_allocations(Launcher& launcher, const Listing& candidate);

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_ALLOCATION_COUNTER_HPP_INCLUDED
