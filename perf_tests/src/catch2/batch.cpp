// SPDX-License-Identifier: BSL-1.0
#include "catch2/batch.hpp"

#include <algorithm>
#include <catch2/benchmark/catch_chronometer.hpp>

#include "measure/clock.hpp"
#include "measure/warm_up.hpp"

namespace pawl::perf {

namespace {

// The wall clock is read last before and first after, so that only its own cost lies between.
class BatchClock final : public Catch::Benchmark::Detail::ChronometerConcept {
public:
    BatchClock(std::int32_t iterations, Injection* injection) : m_iterations(iterations), m_injection(injection) {}

    void start() override {
        m_switches = involuntary_switches();
        m_cpu_ns = thread_cpu_ns();
        m_wall_ns = monotonic_raw_ns();
    }
    void finish() override {
        m_batch.wall_ns = monotonic_raw_ns() - m_wall_ns;
        if (m_injection != nullptr) prolong_by(m_injection->after_batch(m_batch.wall_ns, m_iterations));
        m_batch.cpu_ns = thread_cpu_ns() - m_cpu_ns;
        m_batch.involuntary_switches = involuntary_switches() - m_switches;
    }
    [[nodiscard]] const message::Batch& batch() const { return m_batch; }

private:
    void prolong_by(std::int64_t injected_ns) {
        const auto wanted = m_batch.wall_ns + injected_ns;
        while (m_batch.wall_ns < wanted) m_batch.wall_ns = monotonic_raw_ns() - m_wall_ns;
    }

    std::int32_t m_iterations;
    Injection* m_injection;
    std::int64_t m_switches = 0;
    std::int64_t m_cpu_ns = 0;
    std::int64_t m_wall_ns = 0;
    message::Batch m_batch;
};

class NoClock final : public Catch::Benchmark::Detail::ChronometerConcept {
    void start() override {}
    void finish() override {}
};

}  // namespace

message::Batch run_batch(const Body& body, std::int32_t iterations, Injection* injection) {
    BatchClock clock(iterations, injection);
    body(Catch::Benchmark::Chronometer(clock, iterations));
    return clock.batch();
}

void run_untimed(const Body& body) {
    NoClock none;
    body(Catch::Benchmark::Chronometer(none, 1));
}

double calibrate(const Body& body, std::int64_t target_ns) {
    constexpr std::int32_t iterations_max = 1'000'000'000;
    // Three iterations could all be cold, or the only batch hit by a neighbour's turn of 3 ms and more: now and then a
    // round trip of 23 µs passed for one longer than a batch. Where neither can hide the truth, one batch is enough.
    constexpr std::int64_t beyond_doubt_ns = 20'000'000;
    const auto batch_ns_of = [&](std::int32_t iterations) {
        const WarmUp warm_up(8 * target_ns);
        std::int64_t fastest = run_batch(body, iterations).wall_ns;
        for (int again = 0; fastest < beyond_doubt_ns && (again < 2 || !warm_up.is_over()); ++again) {
            fastest = std::min(fastest, run_batch(body, iterations).wall_ns);
        }
        return fastest;
    };
    std::int32_t iterations = 1;
    std::int64_t batch_ns = batch_ns_of(iterations);
    while (batch_ns < target_ns / 2 && iterations < iterations_max) {
        // At most tenfold: the first, cold iterations say little about the later ones.
        const double growth = std::clamp(
            static_cast<double>(target_ns) / static_cast<double>(std::max<std::int64_t>(batch_ns, 1)), 2.0, 10.0);
        iterations = static_cast<std::int32_t>(std::min(iterations * growth, double{iterations_max}));
        batch_ns = batch_ns_of(iterations);
    }
    return static_cast<double>(batch_ns) / iterations;
}

}  // namespace pawl::perf
