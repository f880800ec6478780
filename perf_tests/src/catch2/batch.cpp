// SPDX-License-Identifier: BSL-1.0
#include "catch2/batch.hpp"

#include <algorithm>
#include <catch2/benchmark/catch_chronometer.hpp>
#include <cmath>

#include "measure/clock.hpp"

namespace pawl::perf {

namespace {

// The wall clock is read last before and first after, so that only its own cost lies between.
class BatchClock final : public Catch::Benchmark::Detail::ChronometerConcept {
public:
    explicit BatchClock(double injected_ratio) : m_injected_ratio(injected_ratio) {}

    void start() override {
        m_switches = involuntary_switches();
        m_process_cpu_ns = process_cpu_ns();
        m_cpu_ns = thread_cpu_ns();
        m_wall_ns = monotonic_raw_ns();
    }
    void finish() override {
        m_batch.wall_ns = monotonic_raw_ns() - m_wall_ns;
        if (m_injected_ratio > 0) prolong();
        m_batch.cpu_ns = thread_cpu_ns() - m_cpu_ns;
        m_batch.process_cpu_ns = process_cpu_ns() - m_process_cpu_ns;
        m_batch.involuntary_switches = involuntary_switches() - m_switches;
    }
    [[nodiscard]] const message::Batch& batch() const { return m_batch; }

private:
    void prolong() {
        const auto wanted = std::llround(static_cast<double>(m_batch.wall_ns) * (1 + m_injected_ratio));
        do {
            m_batch.wall_ns = monotonic_raw_ns() - m_wall_ns;
        } while (m_batch.wall_ns < wanted);
    }

    double m_injected_ratio;
    std::int64_t m_switches = 0;
    std::int64_t m_process_cpu_ns = 0;
    std::int64_t m_cpu_ns = 0;
    std::int64_t m_wall_ns = 0;
    message::Batch m_batch;
};

}  // namespace

message::Batch run_batch(const Body& body, std::int32_t iterations, double injected_ratio) {
    BatchClock clock(injected_ratio);
    body(Catch::Benchmark::Chronometer(clock, iterations));
    return clock.batch();
}

double calibrate(const Body& body, std::int64_t target_ns, double injected_ratio) {
    constexpr std::int32_t iterations_max = 1'000'000'000;
    std::int32_t iterations = 1;
    std::int64_t batch_ns = run_batch(body, iterations, injected_ratio).wall_ns;
    while (batch_ns < target_ns / 2 && iterations < iterations_max) {
        // At most tenfold: the first, cold iterations say little about the later ones.
        const double growth = std::clamp(
            static_cast<double>(target_ns) / static_cast<double>(std::max<std::int64_t>(batch_ns, 1)), 2.0, 10.0);
        iterations = static_cast<std::int32_t>(std::min(iterations * growth, double{iterations_max}));
        batch_ns = run_batch(body, iterations, injected_ratio).wall_ns;
    }
    if (batch_ns < 20 * target_ns) {
        for (int again = 0; again < 2; ++again) {
            batch_ns = std::min(batch_ns, run_batch(body, iterations, injected_ratio).wall_ns);
        }
    }
    return static_cast<double>(batch_ns) / iterations;
}

}  // namespace pawl::perf
