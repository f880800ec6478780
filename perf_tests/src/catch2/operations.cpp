// SPDX-License-Identifier: BSL-1.0
#include "catch2/operations.hpp"

#include <algorithm>
#include <catch2/benchmark/catch_chronometer.hpp>

#include "judge/rank.hpp"
#include "measure/clock.hpp"

namespace pawl::perf {

namespace {

// Two reads of one clock and nothing else: what lies between them must be the operation's.
class OperationClock final : public Catch::Benchmark::Detail::ChronometerConcept {
public:
    void start() override { m_start_ns = monotonic_raw_ns(); }
    void finish() override { m_wall_ns = monotonic_raw_ns() - m_start_ns; }
    [[nodiscard]] std::int64_t wall_ns() const { return m_wall_ns; }

private:
    std::int64_t m_start_ns = 0;
    std::int64_t m_wall_ns = 0;
};

double clock_cost_ns() {
    std::vector<double> costs(101);
    for (double& cost : costs) {
        const auto before = monotonic_raw_ns();
        cost = static_cast<double>(monotonic_raw_ns() - before);
    }
    return median(std::move(costs));
}

}  // namespace

Operations record_operations(const Body& body, int wanted, std::chrono::milliseconds time_limit) {
    constexpr std::int64_t warm_up_ns = 5'000'000;
    OperationClock clock;
    const auto warm_from = monotonic_raw_ns();
    do {
        body(Catch::Benchmark::Chronometer(clock, 1));
    } while (monotonic_raw_ns() - warm_from < warm_up_ns);

    Operations operations;
    operations.shortest_timed_ns = 20 * clock_cost_ns();
    operations.wall_ns.reserve(static_cast<std::size_t>(wanted));
    const auto end = monotonic_raw_ns() + std::chrono::nanoseconds(time_limit).count();
    do {
        body(Catch::Benchmark::Chronometer(clock, 1));
        operations.wall_ns.push_back(static_cast<double>(clock.wall_ns()));
    } while (static_cast<int>(operations.wall_ns.size()) < wanted && monotonic_raw_ns() < end);

    // Blocks of the same operations under one pair of clock reads, as long as the single ones took together.
    const auto block_size =
        std::max<std::int32_t>(1, static_cast<std::int32_t>(operations.wall_ns.size()) / mean_blocks);
    for (int block = 0; block < mean_blocks; ++block) {
        const auto batch = run_batch(body, block_size, 0);
        operations.block_wall_ns.push_back(static_cast<double>(batch.wall_ns) / block_size);
        operations.block_cpu_ns.push_back(static_cast<double>(batch.cpu_ns) / block_size);
    }
    return operations;
}

}  // namespace pawl::perf
