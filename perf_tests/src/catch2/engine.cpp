// SPDX-License-Identifier: BSL-1.0
#include <pawl/perf/engine.hpp>

#include <pawl/perf/compare.hpp>
#include <pawl/perf/within.hpp>
#include <stdexcept>
#include <utility>

#include "catch2/session.hpp"

namespace pawl::perf::engine {

namespace {

thread_local Site next_site;

}  // namespace

void at(const Site& site) {
    next_site = site;
}

void run(std::string&& name, const Catch::Benchmark::Detail::BenchmarkFunction& body) {
    Session::current().run(std::exchange(next_site, {}), std::move(name), body);
}

Measurement measure(std::string&& name, const Limits& limits, const Catch::Benchmark::Detail::BenchmarkFunction& body,
                    const Site& site) {
    const Within scope(limits);
    return Session::current().measure(site, std::move(name), body);
}

double limit_ratio_of(const Claim& claim) {
    if (claim.faster_by && claim.max_slowdown) {
        throw std::invalid_argument("a claim is either faster_by or max_slowdown, not both");
    }
    if (claim.faster_by && !(claim.faster_by->ratio > 0 && claim.faster_by->ratio < 1)) {
        throw std::invalid_argument("faster_by must be above 0 % and below 100 % of the second body's time");
    }
    if (claim.max_slowdown && claim.max_slowdown->ratio <= 0) {
        throw std::invalid_argument("max_slowdown must be above 0 %: no two measurements are ever exactly alike");
    }
    return claim.faster_by ? -claim.faster_by->ratio : claim.max_slowdown.value_or(Percent{}).ratio;
}

Measurement compare(std::string&& name, double limit_ratio, const Catch::Benchmark::Detail::BenchmarkFunction& first,
                    const Catch::Benchmark::Detail::BenchmarkFunction& second, const Site& site) {
    return Session::current().compare(site, std::move(name), limit_ratio, first, second);
}

bool expect_workers() {
    return Session::expects_workers() = true;
}

}  // namespace pawl::perf::engine
