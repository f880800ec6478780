// SPDX-License-Identifier: BSL-1.0
// File: limits.hpp: what a test promises of a benchmark.
#ifndef PAWL_PERF_LIMITS_HPP_INCLUDED
#define PAWL_PERF_LIMITS_HPP_INCLUDED

#include <chrono>
#include <optional>

namespace pawl::perf {

/// Any std::chrono duration converts to this one: `.p99 = 2ms`.
using Nanoseconds = std::chrono::duration<double, std::nano>;

/// A change as a ratio; written `5_percent`.
struct Percent {
    double ratio = 0;
};

inline namespace literals {
constexpr Percent operator""_percent(unsigned long long percent) {
    return {static_cast<double>(percent) / 100};
}
constexpr Percent operator""_percent(long double percent) {
    return {static_cast<double>(percent) / 100};
}
}  // namespace literals

/// Limits on one operation, that is, one call of a benchmark's body. What is not set is not judged.
///
/// Percentiles are judged by counting the operations that took longer (an exact binomial test), not by comparing an
/// interpolated percentile: at most 1 of 100 operations may take longer than `p99`. They need a body that is long
/// enough to be timed singly, from about half a microsecond.
///
/// Allocations are counted in two launches of their own, under a preloaded library, so that nothing is paid elsewhere;
/// they are those of malloc and its like, on which `new` stands.
struct Limits {
    std::optional<Nanoseconds> min{};   ///< the fastest operation takes at most this
    std::optional<Nanoseconds> mean{};  ///< wall time, over all operations
    std::optional<Nanoseconds> p50{};
    std::optional<Nanoseconds> p90{};
    std::optional<Nanoseconds> p95{};
    std::optional<Nanoseconds> p99{};
    std::optional<Nanoseconds> p999{};
    std::optional<Nanoseconds> max{};          ///< no operation takes longer
    std::optional<Nanoseconds> cpu_mean{};     ///< CPU time of the calling thread, over all operations
    std::optional<double> throughput_per_s{};  ///< at least so many operations a second, one after another
    std::optional<double> allocations{};       ///< at most so many calls of the allocator, by all threads
    std::optional<double> bytes{};             ///< at most so many bytes asked for by them
    std::optional<Percent> max_slowdown{};     ///< against the baseline, instead of the run's threshold
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_LIMITS_HPP_INCLUDED
