// SPDX-License-Identifier: BSL-1.0
// Stands in front of Catch2's header of the same name and replaces the engine behind BENCHMARK, not the macro's use.
//
// `Pawl::perf` puts this directory first on the include path. Catch2's own header is included untouched; then the one
// function that measures, Benchmark::run<default_clock>, is specialised, and the two macros additionally hand over
// where they stand. A forced include would do the same, but switches off a target's precompiled header and costs every
// file 0.3 s. Relies on the names Benchmark::run, ::fun and ::name; a test in tests/perf_tests pins them.
#ifndef PAWL_PERF_SHADOW_CATCH_BENCHMARK_HPP_INCLUDED
#define PAWL_PERF_SHADOW_CATCH_BENCHMARK_HPP_INCLUDED

#pragma GCC system_header  // #include_next is an extension, and users compile with -Wpedantic -Werror
#if !__has_include(<pawl/perf/engine.hpp>)
#error \
    "pawl_discover_perf_tests gates this target, which does not link Pawl::perf; add target_link_libraries(... Pawl::perf)"
#endif
#include_next <catch2/benchmark/catch_benchmark.hpp>
#include <pawl/perf/engine.hpp>
#include <utility>

template <>
inline void Catch::Benchmark::Benchmark::run<Catch::Benchmark::default_clock>() {
    ::pawl::perf::engine::run(std::move(name), fun);
}

#define PAWL_INTERNAL_SITE \
    { __FILE__, static_cast<std::size_t>(__LINE__), PAWL_INTERNAL_BUILD_PROBLEM }

#undef INTERNAL_CATCH_BENCHMARK
#define INTERNAL_CATCH_BENCHMARK(BenchmarkName, name, benchmarkIndex)                                  \
    if (::pawl::perf::engine::at(PAWL_INTERNAL_SITE); Catch::Benchmark::Benchmark BenchmarkName{name}) \
    BenchmarkName = [&](int benchmarkIndex)

#undef INTERNAL_CATCH_BENCHMARK_ADVANCED
#define INTERNAL_CATCH_BENCHMARK_ADVANCED(BenchmarkName, name)                                         \
    if (::pawl::perf::engine::at(PAWL_INTERNAL_SITE); Catch::Benchmark::Benchmark BenchmarkName{name}) \
    BenchmarkName = [&]

#endif  // PAWL_PERF_SHADOW_CATCH_BENCHMARK_HPP_INCLUDED
