// SPDX-License-Identifier: BSL-1.0
// Benchmarks as people write them for Catch2 alone.
#include <catch2/benchmark/catch_benchmark.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cstdint>

namespace {

constexpr int mixing_rounds = 1000;
constexpr int folding_rounds = 1000;

// xorshift64* (Vigna 2016): every round needs the one before.
std::uint64_t mix(std::uint64_t state, int rounds) {
    for (int i = 0; i < rounds; ++i) {
        state ^= state >> 12U;
        state ^= state << 25U;
        state ^= state >> 27U;
    }
    return state * 0x2545F4914F6CDD1DU;
}

std::uint64_t fold(std::uint64_t state, int rounds) {
    for (int i = 0; i < rounds; ++i) state = (state ^ static_cast<std::uint64_t>(i)) * 0x100000001B3U;
    return state;
}

}  // namespace

TEST_CASE("mixing keeps every seed apart") {
    CHECK(mix(1, mixing_rounds) != mix(2, mixing_rounds));
}

TEST_CASE("hashing", "[!benchmark]") {
    std::uint64_t seed = 42;
    BENCHMARK("mix") {
        return mix(++seed, mixing_rounds);
    };
    BENCHMARK("fold") {
        return fold(++seed, folding_rounds);
    };
}
