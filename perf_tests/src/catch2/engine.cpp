// SPDX-License-Identifier: BSL-1.0
#include <pawl/perf/engine.hpp>
#include <pawl/perf/within.hpp>

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

}  // namespace pawl::perf::engine
