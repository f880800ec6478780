// SPDX-License-Identifier: BSL-1.0
#include <pawl/perf/engine.hpp>

#include <utility>

#include "catch2/session.hpp"

namespace pawl::perf::engine {

namespace {

thread_local Site next_site;

}  // namespace

void at(const Catch::SourceLineInfo& place, const char* build_problem) {
    next_site = {place, build_problem};
}

void run(std::string&& name, const Catch::Benchmark::Detail::BenchmarkFunction& body) {
    Session::current().run(next_site, std::move(name), body);
}

}  // namespace pawl::perf::engine
