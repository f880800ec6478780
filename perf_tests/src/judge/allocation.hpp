// SPDX-License-Identifier: BSL-1.0
// Limits on what an operation allocates: counted, so judged without any statistics.
#ifndef PAWL_PERF_JUDGE_ALLOCATION_HPP_INCLUDED
#define PAWL_PERF_JUDGE_ALLOCATION_HPP_INCLUDED

#include <cstdint>
#include <pawl/perf/limits.hpp>
#include <span>
#include <string>
#include <vector>

#include "judge/budget.hpp"

namespace pawl::perf {

/// What one launch counted.
struct AllocationCount {
    std::int32_t operations = 0;
    std::int64_t calls = 0;  ///< that returned memory, in all operations together, of all threads
    std::int64_t bytes = 0;  ///< asked for by them
    std::string problem;     ///< why nothing was counted; empty if it was

    friend bool operator==(const AllocationCount&, const AllocationCount&) = default;
};

/// Launches whose counts must agree for a body to be called deterministic.
inline constexpr int counting_launches = 2;

[[nodiscard]] bool has_allocation_limit(const Limits& limits);

/// A finding for each of `allocations` and `bytes` that is limited: held where every launch stays within the limit,
/// broken where none does, not decided where they differ about it or nothing was counted.
/// @param counts  [n] one a launch; n = 0 where no worker met the benchmark.
[[nodiscard]] std::vector<Finding> judge_allocations(const std::string& benchmark, const Limits& limits,
                                                     std::span<const AllocationCount> counts);

}  // namespace pawl::perf

#endif  // PAWL_PERF_JUDGE_ALLOCATION_HPP_INCLUDED
