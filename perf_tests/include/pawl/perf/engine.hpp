// SPDX-License-Identifier: BSL-1.0
// The seam between the macros and templates that users write and Pawl's engine; not called by users.
#ifndef PAWL_PERF_ENGINE_HPP_INCLUDED
#define PAWL_PERF_ENGINE_HPP_INCLUDED

#include <catch2/benchmark/detail/catch_benchmark_function.hpp>
#include <cstddef>
#include <pawl/perf/limits.hpp>
#include <pawl/perf/measurement.hpp>
#include <string>

// What the compiler says about this translation unit; sanitizers and coverage are found out at run time as well.
#if !defined(__OPTIMIZE__)
#define PAWL_INTERNAL_BUILD_PROBLEM "it is compiled without optimisation"
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define PAWL_INTERNAL_BUILD_PROBLEM "it is compiled with a sanitizer"
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define PAWL_INTERNAL_BUILD_PROBLEM "it is compiled with a sanitizer"
#endif
#endif
#if !defined(PAWL_INTERNAL_BUILD_PROBLEM)
#define PAWL_INTERNAL_BUILD_PROBLEM ""
#endif

namespace pawl::perf::engine {

/// Where a benchmark stands in the source, and why timing means nothing in its translation unit ("" where it does).
struct Site {
    const char* file = "";
    std::size_t line = 0;
    const char* build_problem = "";
};

/// Tells where this thread's next BENCHMARK stands, since Catch2's Benchmark does not know.
void at(const Site& site);

/// Runs a BENCHMARK: as a worker's, as the conductor's (its verdict is known by then), or alone. Asserts the verdict.
void run(std::string&& name, const Catch::Benchmark::Detail::BenchmarkFunction& body);

/// The same without asserting.
[[nodiscard]] Measurement measure(std::string&& name, const Limits& limits,
                                  const Catch::Benchmark::Detail::BenchmarkFunction& body, const Site& site);

/// The same for two bodies of one executable.
/// @param limit_ratio  of first / second - 1: below 0 a claim of being faster; 0: the run's threshold.
[[nodiscard]] Measurement compare(std::string&& name, double limit_ratio,
                                  const Catch::Benchmark::Detail::BenchmarkFunction& first,
                                  const Catch::Benchmark::Detail::BenchmarkFunction& second, const Site& site);

/// Tells that test cases of this executable may hold what only workers can find out, even without a baseline. Said at
/// its start by expect_workers.hpp, so that an executable with plain benchmarks pays nothing.
bool expect_workers();

}  // namespace pawl::perf::engine

#endif  // PAWL_PERF_ENGINE_HPP_INCLUDED
