// SPDX-License-Identifier: BSL-1.0
#include "judge/crossed_talk.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

using Catch::Matchers::WithinAbs;
using namespace pawl::perf;

TEST_CASE("a side that rests while the other works keeps apart", "[perf][crossed]") {
    CHECK_FALSE(crossed_share({.elapsed_ns = 1e6, .active_cpu_ns = 9e5, .idle_cpu_ns = 0}));
    CHECK_FALSE(crossed_share({.elapsed_ns = 1e6, .active_cpu_ns = 0, .idle_cpu_ns = 0}));
}

TEST_CASE("a side that does half of the other's work is met", "[perf][crossed]") {
    const auto share = crossed_share({.elapsed_ns = 1e6, .active_cpu_ns = 4e5, .idle_cpu_ns = 4e5});
    REQUIRE(share);
    CHECK_THAT(*share, WithinAbs(0.5, 1e-12));
}

TEST_CASE("up to a twentieth of the CPU time is too little to hide a change of 5 %", "[perf][crossed]") {
    CHECK_FALSE(crossed_share({.elapsed_ns = 1e6, .active_cpu_ns = 950'000, .idle_cpu_ns = 50'000}));
    CHECK(crossed_share({.elapsed_ns = 1e6, .active_cpu_ns = 949'000, .idle_cpu_ns = 51'000}));
}

TEST_CASE("a daemon that mostly sleeps is met all the same", "[perf][crossed]") {
    // 20 µs on either side of a round trip that waits 2 ms.
    CHECK(crossed_share({.elapsed_ns = 2e6, .active_cpu_ns = 20'000, .idle_cpu_ns = 20'000}));
    CHECK_FALSE(crossed_share({.elapsed_ns = 2e6, .active_cpu_ns = 4'000, .idle_cpu_ns = 4'000}));
}

TEST_CASE("what a side does on its own account is none of the other's", "[perf][crossed]") {
    // A spinning thread: it has the core to itself while nobody is asked, and half of it beside the other side.
    CHECK_FALSE(crossed_share({.elapsed_ns = 1e6, .active_cpu_ns = 5e5, .idle_cpu_ns = 5e5, .quiet_ratio = 1}));
    // A side that is busy by itself gets more of the core in one window than in the next, beside a neighbour's turns.
    CHECK_FALSE(crossed_share({.elapsed_ns = 1e6, .active_cpu_ns = 1e4, .idle_cpu_ns = 9e5, .quiet_ratio = 0.11}));
    // A heartbeat of 3 %, and 30 % of the other's work.
    const auto share =
        crossed_share({.elapsed_ns = 1e6, .active_cpu_ns = 6.7e5, .idle_cpu_ns = 3.3e5, .quiet_ratio = 0.03});
    REQUIRE(share);
    CHECK_THAT(*share, WithinAbs(0.3, 1e-12));
}

TEST_CASE("sides that meet are named in one sentence that says what to do", "[perf][crossed]") {
    CHECK(crossed_talk_sentence("candidate", "baseline", 0.482) ==
          "the sides meet: while only the candidate was asked to work, the baseline's processes took 48 % of the CPU "
          "time; put $TMPDIR or $PAWL_SIDE into its paths and ports, or allow namespaces (see `pawl doctor`)");
    CHECK(collision_sentence("baseline", "candidate", "a.cpp:3: REQUIRE( bound )") ==
          "the sides meet: the baseline fails beside the candidate, but not alone (a.cpp:3: REQUIRE( bound )); put "
          "$TMPDIR or $PAWL_SIDE into its paths and ports, or allow namespaces (see `pawl doctor`)");
    CHECK(
        confinement_sentence("a.cpp:3: REQUIRE( connected )") ==
        "the candidate fails in namespaces of its own, but not outside (a.cpp:3: REQUIRE( connected )); start what it "
        "needs inside the test, or set PAWL_ISOLATE=0");
}
