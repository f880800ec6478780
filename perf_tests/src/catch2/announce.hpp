// SPDX-License-Identifier: BSL-1.0
// Telling Catch2, and through it every reporter, what became of a benchmark.
#ifndef PAWL_PERF_CATCH2_ANNOUNCE_HPP_INCLUDED
#define PAWL_PERF_CATCH2_ANNOUNCE_HPP_INCLUDED

#include <catch2/internal/catch_result_type.hpp>
#include <catch2/internal/catch_source_line_info.hpp>
#include <string>
#include <vector>

namespace pawl::perf {

/// Raises an assertion `BENCHMARK( name )` with this result at the benchmark's own place. Never throws: a skip or a
/// failure here must not stop the benchmarks behind it.
void announce(const Catch::SourceLineInfo& place, const std::string& benchmark, Catch::ResultWas::OfType result,
              std::string sentence);

/// Feeds reporters the row of Catch2's own table.
/// @param samples_ns  [n] wall time an iteration, one value a batch, n >= 1.
void announce_samples(const std::string& benchmark, const std::vector<double>& samples_ns, int iterations);

}  // namespace pawl::perf

#endif  // PAWL_PERF_CATCH2_ANNOUNCE_HPP_INCLUDED
