// SPDX-License-Identifier: BSL-1.0
// The workloads under Pawl's gate.
#include <catch2/benchmark/catch_benchmark.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <pawl/perf.hpp>

#include "workloads/bodies.hpp"

using namespace pawl::sharpness;

TEST_CASE("cpu", "[!benchmark]") {
    BENCHMARK("hash of 4 KiB") {
        return hash_of_4_kib();
    };
}

TEST_CASE("allocation", "[!benchmark]") {
    BENCHMARK("a map of 100 strings") {
        return map_of_100_strings();
    };
}

TEST_CASE("socket", "[!benchmark]") {
    Echo echo;
    BENCHMARK("round trip of 200 bytes") {
        return echo.round_trip();
    };
}

TEST_CASE("tail", "[!benchmark]") {
    const char* limit = std::getenv("PAWL_SHARPNESS_P99_NS");
    REQUIRE(limit != nullptr);
    const auto promise = pawl::perf::within({.p99 = pawl::perf::Nanoseconds(std::strtod(limit, nullptr))});
    Echo echo(tail_lateness);
    BENCHMARK("round trip with late answers") {
        return echo.round_trip();
    };
}
