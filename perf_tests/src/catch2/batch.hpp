// SPDX-License-Identifier: BSL-1.0
// Running a benchmark's body under the clock.
#ifndef PAWL_PERF_CATCH2_BATCH_HPP_INCLUDED
#define PAWL_PERF_CATCH2_BATCH_HPP_INCLUDED

#include <catch2/benchmark/detail/catch_benchmark_function.hpp>
#include <cstdint>

#include "measure/injection.hpp"
#include "measure/protocol.hpp"

namespace pawl::perf {

using Body = Catch::Benchmark::Detail::BenchmarkFunction;

/// One batch: the body's own Chronometer loop over so many iterations. A body that never calls `meter.measure` yields
/// zeros.
/// @param injection  prolongs the batch; null: nothing does.
[[nodiscard]] message::Batch run_batch(const Body& body, std::int32_t iterations, Injection* injection = nullptr);

/// One iteration that nothing is asked about.
void run_untimed(const Body& body);

/// Nanoseconds an iteration once the body runs warm: from the fastest of several batches of about `target_ns`.
[[nodiscard]] double calibrate(const Body& body, std::int64_t target_ns);

}  // namespace pawl::perf

#endif  // PAWL_PERF_CATCH2_BATCH_HPP_INCLUDED
