// SPDX-License-Identifier: BSL-1.0
// The engine's own measuring, under the real clock but without any claim about how long something takes.
#include "catch2/operations.hpp"

#include <algorithm>
#include <catch2/benchmark/catch_chronometer.hpp>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <thread>

#include "catch2/alone.hpp"
#include "catch2/announce.hpp"
#include "measure/clock.hpp"

using namespace pawl::perf;

namespace {

volatile unsigned sink = 0;

void work() {
    for (unsigned i = 0; i < 100; ++i) sink = sink + i;
}

Deadline never() {
    return Deadline::clock::now() + std::chrono::hours(1);
}

}  // namespace

TEST_CASE("at the deadline there is one operation at least, and no block", "[perf][operations]") {
    const auto operations = record_operations(Body([] { work(); }), {250, 1, true}, Deadline::clock::now());
    CHECK(operations.wall_ns.size() == 1);
    CHECK(operations.block_wall_ns.empty());
}

TEST_CASE("as many operations are recorded as were wanted, and a block for each mean", "[perf][operations]") {
    const auto operations = record_operations(Body([] { work(); }), {250, 1, true}, never());
    CHECK(operations.wall_ns.size() >= 250);
    CHECK(operations.block_wall_ns.size() == mean_blocks);
    CHECK(operations.block_cpu_ns.size() == mean_blocks);
    CHECK(std::ranges::all_of(operations.wall_ns, [](double ns) { return ns > 0; }));
    CHECK(operations.shortest_timed_ns > 0);
}

TEST_CASE("blocks are left out where no mean is promised", "[perf][operations]") {
    CHECK(record_operations(Body([] { work(); }), {1, 1, false}, never()).block_wall_ns.empty());
}

TEST_CASE("a body with a chronometer decides itself what is timed", "[perf][operations]") {
    int prepared = 0;
    const Body body([&prepared](Catch::Benchmark::Chronometer meter) {
        ++prepared;
        meter.measure([] { work(); });
    });
    const auto batch = run_batch(body, 10);
    CHECK(prepared == 1);
    CHECK(batch.wall_ns > 0);
}

TEST_CASE("a body that never starts its chronometer takes no time", "[perf][operations]") {
    const Body body([](Catch::Benchmark::Chronometer) {});
    CHECK(run_batch(body, 10).wall_ns == 0);
    CHECK(calibrate(body, 1000) < 1);
}

// Three cold iterations, each half of the target and more, would pass for a body of 2 ms.
TEST_CASE("calibration is not over before a body runs warm", "[perf][operations]") {
    int cold_iterations = 4;
    const Body body([&cold_iterations] {
        const auto until = monotonic_raw_ns() + (cold_iterations-- > 0 ? 2'000'000 : 0);
        while (monotonic_raw_ns() < until) {
        }
    });
    CHECK(calibrate(body, 4'000'000) < 1'000'000);
}

// As a neighbour's turns would: three calls take 45 ms, and no work of this process.
TEST_CASE("a body that was kept waiting is not warm yet", "[perf][operations]") {
    int cold_iterations = 4;
    const Body body([&cold_iterations] {
        if (cold_iterations-- > 0) std::this_thread::sleep_for(std::chrono::milliseconds(15));
    });
    CHECK(calibrate(body, 4'000'000) < 10'000'000);
}

TEST_CASE("an injected slowdown makes a batch take that much longer at least", "[perf][operations]") {
    Injection nine_times_as_long_again(9);
    const auto batch = run_batch(Body([] { work(); }), 1000, &nine_times_as_long_again);
    const auto plain = run_batch(Body([] { work(); }), 1000);
    CHECK(batch.wall_ns > plain.wall_ns);
}

TEST_CASE("a body measured alone gives a value a sample, and reporters get their row", "[perf][operations]") {
    const auto alone = measure_alone(Body([] { work(); }), 20);
    CHECK(alone.batch_ns.size() == 20);
    CHECK(alone.iterations >= 1);
    announce_samples("measured alone", alone.batch_ns, alone.iterations);
    announce(CATCH_INTERNAL_LINEINFO, "measured alone", Catch::ResultWas::Ok, "an assertion of its own");
}
