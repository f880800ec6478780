// SPDX-License-Identifier: BSL-1.0
#include "catch2/promises.hpp"

#include <pawl/perf/within.hpp>
#include <stdexcept>
#include <vector>

namespace pawl::perf {

namespace {

thread_local std::vector<Limits> promises;

template <class Limit>
void override_by(std::optional<Limit>& outer, const std::optional<Limit>& inner) {
    if (inner) outer = inner;
}

}  // namespace

Within::Within(const Limits& limits) {
    if (limits.max_slowdown && limits.max_slowdown->ratio <= 0) {
        throw std::invalid_argument("max_slowdown must be above 0 %: no two measurements are ever exactly alike");
    }
    promises.push_back(limits);
}

Within::~Within() {
    promises.pop_back();
}

Limits limits_in_force() {
    Limits all;
    for (const Limits& inner : promises) {
        override_by(all.min, inner.min);
        override_by(all.mean, inner.mean);
        override_by(all.p50, inner.p50);
        override_by(all.p90, inner.p90);
        override_by(all.p95, inner.p95);
        override_by(all.p99, inner.p99);
        override_by(all.p999, inner.p999);
        override_by(all.max, inner.max);
        override_by(all.cpu_mean, inner.cpu_mean);
        override_by(all.throughput_per_s, inner.throughput_per_s);
        override_by(all.allocations, inner.allocations);
        override_by(all.bytes, inner.bytes);
        override_by(all.max_slowdown, inner.max_slowdown);
    }
    return all;
}

}  // namespace pawl::perf
