// SPDX-License-Identifier: BSL-1.0
#include "measure/injection.hpp"

#include <catch2/catch_test_macros.hpp>

using pawl::perf::Injection;

TEST_CASE("an injection is a share of the batch, but not of an interruption", "[perf][injection]") {
    Injection tenth(0.1);
    CHECK(tenth.after_batch(1'000, 10) == 100);
    CHECK(tenth.after_batch(1'200, 10) == 120);
    CHECK(tenth.after_batch(1'000, 10) == 100);
    // A neighbour took 3 ms: the median of 100, 100, 120 and 300,100 ns an iteration is 110, and twice that the most.
    CHECK(tenth.after_batch(3'001'000, 10) == 220);
}

TEST_CASE("no injection, no time", "[perf][injection]") {
    CHECK(Injection(0).after_batch(1'000, 10) == 0);
}
