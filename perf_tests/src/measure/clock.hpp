// SPDX-License-Identifier: BSL-1.0
// The clocks a measurement reads.
#ifndef PAWL_PERF_MEASURE_CLOCK_HPP_INCLUDED
#define PAWL_PERF_MEASURE_CLOCK_HPP_INCLUDED

#include <chrono>
#include <cstdint>

namespace pawl::perf {

/// CLOCK_MONOTONIC_RAW in nanoseconds: steady and never slewed by time synchronisation, unlike CLOCK_MONOTONIC.
[[nodiscard]] std::int64_t monotonic_raw_ns();

/// CPU time of the calling thread in nanoseconds.
[[nodiscard]] std::int64_t thread_cpu_ns();

/// CPU time of all threads of this process, those that have ended included, in nanoseconds.
[[nodiscard]] std::int64_t process_cpu_ns();

/// How often the calling thread was switched out against its will so far.
[[nodiscard]] std::int64_t involuntary_switches();

/// A point in time that a wait may not pass.
using Deadline = std::chrono::steady_clock::time_point;

/// Milliseconds until `deadline`, rounded up, at least 0 and at most one hour: what poll() takes.
[[nodiscard]] int poll_timeout_ms(Deadline deadline);

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_CLOCK_HPP_INCLUDED
