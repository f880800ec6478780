// SPDX-License-Identifier: BSL-1.0
// File: measure.hpp: a benchmark with limits of its own, and a result to assert on.
#ifndef PAWL_PERF_MEASURE_HPP_INCLUDED
#define PAWL_PERF_MEASURE_HPP_INCLUDED

#include <pawl/perf/engine.hpp>
#include <pawl/perf/expect_workers.hpp>
#include <pawl/perf/limits.hpp>
#include <pawl/perf/measurement.hpp>
#include <string>
#include <utility>

namespace pawl::perf {

/// Runs `body` as `BENCHMARK(name)` would, and judges `limits` on top of those in force.
///
///     auto edit = pawl::perf::measure("edit", {.p99 = 20ms}, [&] { return client.edit(); });
///     CHECK_THAT(edit, pawl::perf::held());
///
/// @param body  called with nothing, an int or a Catch::Benchmark::Chronometer, as BENCHMARK's and BENCHMARK_ADVANCED's
///              bodies are; return what it computes, so that the compiler keeps the work.
/// @return      how the comparison and each limit ended; nothing is asserted yet.
template <class Body>
[[nodiscard]] Measurement measure(std::string name, const Limits& limits, Body&& body,
                                  engine::Site site = {__builtin_FILE(), __builtin_LINE(),
                                                       PAWL_INTERNAL_BUILD_PROBLEM}) {
    return engine::measure(std::move(name), limits,
                           Catch::Benchmark::Detail::BenchmarkFunction(std::forward<Body>(body)), site);
}

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_HPP_INCLUDED
