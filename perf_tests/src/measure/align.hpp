// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_MEASURE_ALIGN_HPP_INCLUDED
#define PAWL_PERF_MEASURE_ALIGN_HPP_INCLUDED

#include <vector>

#include "measure/protocol.hpp"

namespace pawl::perf {

/// The benchmarks that both sides meet in the same order: a longest common subsequence. Only these can be measured
/// side by side, for both sides walk through the test case in step.
/// @param baseline, candidate  [m], [n] keys in the order in which the side met them; no key twice in one list.
[[nodiscard]] std::vector<BenchmarkKey> common_in_order(const std::vector<BenchmarkKey>& baseline,
                                                        const std::vector<BenchmarkKey>& candidate);

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_ALIGN_HPP_INCLUDED
