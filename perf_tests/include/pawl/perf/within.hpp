// SPDX-License-Identifier: BSL-1.0
// File: within.hpp: limits for every BENCHMARK in a scope.
#ifndef PAWL_PERF_WITHIN_HPP_INCLUDED
#define PAWL_PERF_WITHIN_HPP_INCLUDED

#include <pawl/perf/expect_workers.hpp>
#include <pawl/perf/within_scope.hpp>

namespace pawl::perf {

/// const auto promise = pawl::perf::within({.p50 = 2ms, .p99 = 6ms});
/// BENCHMARK("add_voxel") { return client.call("goxel.add_voxel", voxel).value(); };
inline Within within(const Limits& limits) {
    return Within(limits);
}

}  // namespace pawl::perf

#endif  // PAWL_PERF_WITHIN_HPP_INCLUDED
