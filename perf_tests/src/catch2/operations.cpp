// SPDX-License-Identifier: BSL-1.0
#include "catch2/operations.hpp"

#include <algorithm>
#include <catch2/benchmark/catch_chronometer.hpp>
#include <cmath>

#include "judge/rank.hpp"
#include "measure/clock.hpp"
#include "measure/warm_up.hpp"

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

constexpr std::int64_t warm_up_ns = 5'000'000;
constexpr std::int64_t shortest_recording_ns = 250'000'000;
constexpr std::int64_t usual_recording_ns = 2'000'000'000;
constexpr std::int64_t longest_recording_ns = 20'000'000'000;
constexpr std::size_t operations_max = 1'000'000;
constexpr double block_ns = 40'000'000;

bool is_enough(std::size_t operations, std::int64_t elapsed_ns, const RecordingPlan& plan) {
    if (elapsed_ns >= longest_recording_ns || operations >= operations_max) return true;
    if (elapsed_ns >= usual_recording_ns) return operations >= static_cast<std::size_t>(plan.needed);
    return elapsed_ns >= shortest_recording_ns && operations >= static_cast<std::size_t>(plan.wanted);
}

// Under one pair of clock reads, so that the clock's own cost does not count.
void record_blocks(const Body& body, double typical_ns, Operations& operations, Deadline deadline) {
    const auto size = static_cast<std::int32_t>(std::clamp(std::ceil(block_ns / std::max(typical_ns, 1.0)), 1.0, 1e8));
    for (int block = 0; block < mean_blocks && Deadline::clock::now() < deadline; ++block) {
        const auto batch = run_batch(body, size);
        operations.block_wall_ns.push_back(static_cast<double>(batch.wall_ns) / size);
        operations.block_cpu_ns.push_back(static_cast<double>(batch.cpu_ns) / size);
    }
}

}  // namespace

Operations record_operations(const Body& body, const RecordingPlan& plan, Deadline deadline) {
    OperationClock clock;
    const WarmUp warm_up(warm_up_ns);
    do {
        body(Catch::Benchmark::Chronometer(clock, 1));
    } while (!warm_up.is_over());

    Operations operations;
    operations.shortest_timed_ns = 20 * clock_cost_ns();
    operations.wall_ns.reserve(static_cast<std::size_t>(plan.wanted));
    const auto from = monotonic_raw_ns();
    do {
        body(Catch::Benchmark::Chronometer(clock, 1));
        operations.wall_ns.push_back(static_cast<double>(clock.wall_ns()));
    } while (!is_enough(operations.wall_ns.size(), monotonic_raw_ns() - from, plan) &&
             Deadline::clock::now() < deadline);
    if (plan.means) record_blocks(body, median(operations.wall_ns), operations, deadline);
    return operations;
}

}  // namespace pawl::perf
