// SPDX-License-Identifier: BSL-1.0
#include <pawl/perf/engine.hpp>

#include <pawl/perf/within_scope.hpp>
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

Measurement compare(std::string&& name, double limit_ratio, const Catch::Benchmark::Detail::BenchmarkFunction& first,
                    const Catch::Benchmark::Detail::BenchmarkFunction& second, const Site& site) {
    return Session::current().compare(site, std::move(name), limit_ratio, first, second);
}

bool expect_workers() {
    return Session::expects_workers() = true;
}

}  // namespace pawl::perf::engine
