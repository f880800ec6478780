// SPDX-License-Identifier: BSL-1.0
// Stands in front of Catch2's header of the same name and replaces the engine behind BENCHMARK, not the macro's use.
//
// `Pawl::perf` puts this directory first on the include path. Catch2's own header is included untouched; then the one
// function that measures, Benchmark::run<default_clock>, is specialised, and the two macros additionally hand over
// where they stand. A forced include would do the same, but switches off a target's precompiled header and costs every
// file 0.3 s. Relies on the names Benchmark::run, ::fun and ::name; tests/perf_tests/shadow_header pins them.
#ifndef PAWL_PERF_SHADOW_CATCH_BENCHMARK_HPP_INCLUDED
#define PAWL_PERF_SHADOW_CATCH_BENCHMARK_HPP_INCLUDED

#pragma GCC system_header  // #include_next is an extension, and users compile with -Wpedantic -Werror
#include_next <catch2/benchmark/catch_benchmark.hpp>
#include <catch2/internal/catch_source_line_info.hpp>
#include <pawl/perf/engine.hpp>
#include <utility>

template <>
inline void Catch::Benchmark::Benchmark::run<Catch::Benchmark::default_clock>() {
    ::pawl::perf::engine::run(std::move(name), fun);
}

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

#undef INTERNAL_CATCH_BENCHMARK
#define INTERNAL_CATCH_BENCHMARK(BenchmarkName, name, benchmarkIndex)                   \
    if (::pawl::perf::engine::at(CATCH_INTERNAL_LINEINFO, PAWL_INTERNAL_BUILD_PROBLEM); \
        Catch::Benchmark::Benchmark BenchmarkName{name})                                \
    BenchmarkName = [&](int benchmarkIndex)

#undef INTERNAL_CATCH_BENCHMARK_ADVANCED
#define INTERNAL_CATCH_BENCHMARK_ADVANCED(BenchmarkName, name)                          \
    if (::pawl::perf::engine::at(CATCH_INTERNAL_LINEINFO, PAWL_INTERNAL_BUILD_PROBLEM); \
        Catch::Benchmark::Benchmark BenchmarkName{name})                                \
    BenchmarkName = [&]

#endif  // PAWL_PERF_SHADOW_CATCH_BENCHMARK_HPP_INCLUDED
