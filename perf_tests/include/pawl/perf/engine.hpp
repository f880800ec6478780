// SPDX-License-Identifier: BSL-1.0
// The seam between Catch2's BENCHMARK and Pawl's engine; called by the shadow header, not by users.
#ifndef PAWL_PERF_ENGINE_HPP_INCLUDED
#define PAWL_PERF_ENGINE_HPP_INCLUDED

#include <catch2/benchmark/detail/catch_benchmark_function.hpp>
#include <catch2/internal/catch_source_line_info.hpp>
#include <string>

namespace pawl::perf::engine {

/// Tells where the next benchmark of this thread stands, since Catch2's Benchmark does not know.
/// @param build_problem  why timing means nothing in this translation unit; "" where it does. A literal.
void at(const Catch::SourceLineInfo& place, const char* build_problem);

/// Runs a benchmark: as a worker's, as the conductor's (its verdict is known by then), or alone.
void run(std::string&& name, const Catch::Benchmark::Detail::BenchmarkFunction& body);

}  // namespace pawl::perf::engine

#endif  // PAWL_PERF_ENGINE_HPP_INCLUDED
