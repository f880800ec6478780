// SPDX-License-Identifier: BSL-1.0
#include <catch2/benchmark/catch_benchmark.hpp>

#define NAME_OF(function) #function
#define BENCHMARK_IN(function) BENCHMARK(NAME_OF(function))

void HELPER() {
    BENCHMARK_IN(HELPER) {
        return 1;
    };
}
