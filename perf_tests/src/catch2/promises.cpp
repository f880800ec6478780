// SPDX-License-Identifier: BSL-1.0
#include "catch2/promises.hpp"

#include <cassert>
#include <pawl/perf/within_scope.hpp>
#include <stdexcept>
#include <vector>

#include "judge/limit_check.hpp"

namespace pawl::perf {

namespace {

thread_local std::vector<Limits> promises;

template <class Limit>
void override_by(std::optional<Limit>& outer, const std::optional<Limit>& inner) {
    if (inner) outer = inner;
}

}  // namespace

Within::Within(const Limits& limits) : m_depth(promises.size()) {
    if (const auto problem = problem_of(limits); !problem.empty()) throw std::invalid_argument(problem);
    promises.push_back(limits);
}

Within::~Within() {
    assert(promises.size() == m_depth + 1);
    promises.resize(m_depth);
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
