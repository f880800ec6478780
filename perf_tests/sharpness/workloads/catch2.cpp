// SPDX-License-Identifier: BSL-1.0
// The same workloads under Catch2's own engine.
#include <catch2/benchmark/catch_benchmark.hpp>
#include <catch2/catch_test_macros.hpp>

#include "workloads/bodies.hpp"
#include "workloads/peer_spin.hpp"

using namespace pawl::sharpness;

namespace {

template <class Operation>
void benchmark(const char* name, Operation operation) {
    const auto loops = injected_loops();
    BENCHMARK(name) {
        const auto result = operation();
        spin(loops);
        return result;
    };
}

}  // namespace

TEST_CASE("cpu", "[!benchmark]") {
    benchmark("hash of 4 KiB", hash_of_4_kib);
}

TEST_CASE("allocation", "[!benchmark]") {
    benchmark("a map of 100 strings", map_of_100_strings);
}

TEST_CASE("socket", "[!benchmark]") {
    Echo echo;
    benchmark("round trip of 200 bytes", [&] { return echo.round_trip(); });
}
