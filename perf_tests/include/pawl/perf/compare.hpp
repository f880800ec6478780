// SPDX-License-Identifier: BSL-1.0
// File: compare.hpp: one body against another of the same executable.
#ifndef PAWL_PERF_COMPARE_HPP_INCLUDED
#define PAWL_PERF_COMPARE_HPP_INCLUDED

#include <pawl/perf/claim.hpp>
#include <pawl/perf/engine.hpp>
#include <pawl/perf/expect_workers.hpp>
#include <pawl/perf/measurement.hpp>
#include <string>
#include <utility>

namespace pawl::perf {

/// Runs two bodies side by side, launch by launch, as the gate runs two executables, and judges the claim.
///
///     auto claim = pawl::perf::compare("two layers against four", two_layers, four_layers, {.faster_by = 45_percent});
///     CHECK_THAT(claim, pawl::perf::held());
///
/// To be *faster by* has to be proven: with 10 of 11 or 15 of 21 launches beyond the claim it holds, with as many short
/// of it it is refuted, in between it is not decided. No baseline is needed.
/// @param first, second  bodies as `measure` takes them. Each side of a pair runs one of them.
/// @return               how the claim fared; nothing is asserted yet.
template <class First, class Second>
[[nodiscard]] Measurement compare(std::string name, First&& first, Second&& second, const Claim& claim = {},
                                  engine::Site site = {__builtin_FILE(), __builtin_LINE(),
                                                       PAWL_INTERNAL_BUILD_PROBLEM}) {
    return engine::compare(std::move(name), limit_ratio_of(claim),
                           Catch::Benchmark::Detail::BenchmarkFunction(std::forward<First>(first)),
                           Catch::Benchmark::Detail::BenchmarkFunction(std::forward<Second>(second)), site);
}

}  // namespace pawl::perf

#endif  // PAWL_PERF_COMPARE_HPP_INCLUDED
