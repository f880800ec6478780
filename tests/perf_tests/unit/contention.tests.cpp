// SPDX-License-Identifier: BSL-1.0
#include "judge/contention.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pawl::perf;

TEST_CASE("a body whose other threads run for more than a twentieth of the time uses several", "[perf][contention]") {
    CHECK(uses_several_threads({0.06}));
    CHECK_FALSE(uses_several_threads({0.05}));
    CHECK_FALSE(uses_several_threads({0}));
}

TEST_CASE("one launch in which a thread happened to run makes no threaded body", "[perf][contention]") {
    CHECK_FALSE(uses_several_threads({0, 0.5, 0.01, 0, 0.02}));
    CHECK(uses_several_threads({0.5, 0, 0.5, 0.5, 0}));
}
