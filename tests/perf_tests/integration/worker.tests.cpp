// SPDX-License-Identifier: BSL-1.0
// The worker's side of a pair, inside this process; the test plays the conductor.
#include "catch2/worker.hpp"

#include <fcntl.h>
#include <stdlib.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <stdexcept>

#include "measure/worker_process.hpp"

using namespace pawl::perf;

namespace {

class Pair {
public:
    Pair() : m_ends(Channel::pair()) {
        m_settings.worker_channel = ::fcntl(m_ends.second.descriptor(), F_DUPFD, 3);
        m_ends.second.close();
    }

    void ask(const Message& question) { REQUIRE(m_ends.first.send(question)); }
    template <class Answer>
    Answer answer() {
        const auto message = m_ends.first.receive(std::chrono::steady_clock::now() + std::chrono::seconds(5));
        REQUIRE(message);
        REQUIRE(std::holds_alternative<Answer>(*message));
        return std::get<Answer>(*message);
    }
    Settings& settings() { return m_settings; }

private:
    std::pair<Channel, Channel> m_ends;
    Settings m_settings;
};

message::At place() {
    message::At at;
    at.key = {"", "a", 0};
    return at;
}

}  // namespace

TEST_CASE("a worker says hello, where it stands and how it ended", "[perf][worker]") {
    Pair pair;
    ::setenv(heap_padding_variable, "12345", 1);
    Worker worker(pair.settings());
    ::unsetenv(heap_padding_variable);
    CHECK(pair.answer<message::Hello>().version == protocol_version);
    CHECK(::fcntl(*pair.settings().worker_channel, F_GETFD) == FD_CLOEXEC);
    pair.ask(message::Proceed{});
    worker.serve(place(), Body([](Catch::Benchmark::Chronometer) { FAIL("nobody asked for it"); }));
    CHECK(pair.answer<message::At>().key.name == "a");
    Failures failures;
    failures.add("a.cpp:3: x == y");
    failures.add("a.cpp:4: z");
    worker.finish(failures);
    const auto finished = pair.answer<message::Finished>();
    CHECK(finished.failed_assertions == 2);
    CHECK(finished.first_failure == "a.cpp:3: x == y");
}

TEST_CASE("a worker runs the iterations that it is asked for, one more before the clock starts", "[perf][worker]") {
    Pair pair;
    Worker worker(pair.settings());
    std::vector<int> runs;
    pair.ask(message::RunBatch{7, true});
    pair.ask(message::RunBatch{3, false});
    pair.ask(message::Proceed{});
    worker.serve(place(), Body([&](Catch::Benchmark::Chronometer meter) {
                     runs.push_back(meter.runs());
                     meter.measure([] {});
                 }));
    CHECK(runs == std::vector{1, 7, 3});
    (void)pair.answer<message::Hello>();
    (void)pair.answer<message::At>();
    CHECK(pair.answer<message::Batch>().wall_ns >= 0);
    CHECK(pair.answer<message::Batch>().cpu_ns >= 0);
}

TEST_CASE("calibration finds the time an iteration takes", "[perf][worker]") {
    Pair pair;
    Worker worker(pair.settings());
    pair.ask(message::Calibrate{100'000});
    pair.ask(message::Proceed{});
    worker.serve(place(), Body([](Catch::Benchmark::Chronometer meter) {
                     meter.measure([] {
                         const auto start = monotonic_raw_ns();
                         while (monotonic_raw_ns() - start < 2'000) {
                         }
                     });
                 }));
    (void)pair.answer<message::Hello>();
    (void)pair.answer<message::At>();
    CHECK(pair.answer<message::Calibrated>().ns_per_iteration >= 2'000);
}

TEST_CASE("a slowdown is injected into the candidate's batches only", "[perf][worker]") {
    Pair pair;
    pair.settings().injected_ratio = 1;
    const auto* side = GENERATE("candidate", "baseline");
    ::setenv(side_variable, side, 1);
    Worker worker(pair.settings());
    ::unsetenv(side_variable);
    std::int64_t body_ns = 0;
    pair.ask(message::RunBatch{1, false});
    pair.ask(message::Proceed{});
    worker.serve(place(), Body([&](Catch::Benchmark::Chronometer meter) {
                     meter.measure([&] {
                         const auto start = monotonic_raw_ns();
                         while ((body_ns = monotonic_raw_ns() - start) < 1'000'000) {
                         }
                     });
                 }));
    (void)pair.answer<message::Hello>();
    (void)pair.answer<message::At>();
    const auto batch = pair.answer<message::Batch>();
    CHECK(batch.wall_ns >= body_ns * (side == std::string("candidate") ? 2 : 1));
}

TEST_CASE("what a body throws is told, and goes on its way", "[perf][worker]") {
    Pair pair;
    Worker worker(pair.settings());
    pair.ask(message::RunBatch{1, false});
    CHECK_THROWS_AS(
        worker.serve(place(), Body([](Catch::Benchmark::Chronometer) { throw std::runtime_error("boom"); })),
        std::runtime_error);
    (void)pair.answer<message::Hello>();
    (void)pair.answer<message::At>();
    CHECK(pair.answer<message::Threw>().what == "its body threw: boom");
}
