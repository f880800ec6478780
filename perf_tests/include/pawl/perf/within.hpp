// SPDX-License-Identifier: BSL-1.0
// File: within.hpp: limits for every BENCHMARK in a scope.
#ifndef PAWL_PERF_WITHIN_HPP_INCLUDED
#define PAWL_PERF_WITHIN_HPP_INCLUDED

#include <pawl/perf/engine.hpp>
#include <pawl/perf/limits.hpp>

namespace pawl::perf {

inline const bool within_expects_workers = engine::expect_workers();

/// While it lives, its limits hold for the benchmarks of this thread; an inner one overrides what it sets.
class [[nodiscard]] Within {
public:
    explicit Within(const Limits& limits);
    Within(const Within&) = delete;
    Within& operator=(const Within&) = delete;
    ~Within();
};

/// const auto promise = pawl::perf::within({.p50 = 2ms, .p99 = 6ms});
/// BENCHMARK("add_voxel") { return client.call("goxel.add_voxel", voxel).value(); };
inline Within within(const Limits& limits) {
    return Within(limits);
}

}  // namespace pawl::perf

#endif  // PAWL_PERF_WITHIN_HPP_INCLUDED
