// SPDX-License-Identifier: BSL-1.0
// The same workloads under Google Benchmark.
#include <benchmark/benchmark.h>

#include "workloads/bodies.hpp"
#include "workloads/peer_spin.hpp"

using namespace pawl::sharpness;

namespace {

template <class Operation>
void time(benchmark::State& state, Operation operation) {
    const auto loops = injected_loops();
    for ([[maybe_unused]] auto iteration : state) {
        auto result = operation();
        benchmark::DoNotOptimize(result);
        spin(loops);
    }
}

void cpu(benchmark::State& state) {
    time(state, hash_of_4_kib);
}
void allocation(benchmark::State& state) {
    time(state, map_of_100_strings);
}
void socket(benchmark::State& state) {
    Echo echo;
    time(state, [&] { return echo.round_trip(); });
}

BENCHMARK(cpu);
BENCHMARK(allocation);
BENCHMARK(socket);

}  // namespace

BENCHMARK_MAIN();
