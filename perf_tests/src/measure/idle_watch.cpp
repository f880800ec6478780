// SPDX-License-Identifier: BSL-1.0
#include "measure/idle_watch.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <thread>

#include "judge/crossed_talk.hpp"
#include "measure/clock.hpp"
#include "measure/process_tree.hpp"

namespace pawl::perf {

namespace {

constexpr std::int64_t watched_ns = 1'000'000;
constexpr std::int64_t batches_max = 8;
// Where the first look is suspicious: long beside the turns (3 ms) in which neighbours and the idle side's own threads
// run.
constexpr std::int64_t suspicious_ns = 25'000'000;
constexpr int looks = 4;

class Watch {
public:
    Watch(SideRun& active, SideRun& idle, const BatchPlan& plan) : m_active(active), m_idle(idle), m_plan(plan) {}

    /// The share that crossed talk takes; nothing where there is none.
    SideResult<std::optional<double>> operator()() {
        std::optional<double> share;
        for (int look = 0; look < looks; ++look) {
            auto work = work_alone(look == 0 ? 0 : suspicious_ns);
            if (!work) return tl::make_unexpected(work.error());
            if (!crossed_share(*work)) return std::optional<double>();
            if (look == 0) continue;  // short, and in most launches the only one
            work->quiet_ratio = quiet_ratio();
            share = crossed_share(*work);
            if (!share) return share;
        }
        return share;
    }

    SideResult<void> catch_up_with(const Watch& other) {
        while (m_batches < other.m_batches) {
            if (auto ran = run_batch(); !ran) return tl::make_unexpected(ran.error());
        }
        return {};
    }

private:
    SideResult<std::int64_t> run_batch() {
        ++m_batches;
        return m_active.run_batch(m_plan.iterations, m_plan.untimed_first).map([](const auto& batch) {
            return batch.wall_ns;
        });
    }

    SideResult<WatchedWork> work_alone(std::int64_t at_least_ns) {
        // During the first batch the other side comes to rest.
        const auto first_ns = run_batch();
        if (!first_ns) return tl::make_unexpected(first_ns.error());
        const auto count = std::clamp<std::int64_t>(watched_ns / std::max<std::int64_t>(*first_ns, 1), 1, batches_max);
        const auto active_before = cpu_of_tree(m_active.process());
        const auto idle_before = cpu_of_tree(m_idle.process());
        const auto from_ns = monotonic_raw_ns();
        for (std::int64_t batch = 0; batch < count || monotonic_raw_ns() - from_ns < at_least_ns; ++batch) {
            if (auto ran = run_batch(); !ran) return tl::make_unexpected(ran.error());
        }
        m_elapsed_ns = monotonic_raw_ns() - from_ns;
        const auto idle_ns = cpu_spent(idle_before, cpu_of_tree(m_idle.process()));
        const auto active_ns = cpu_spent(active_before, cpu_of_tree(m_active.process()));
        return WatchedWork{static_cast<double>(m_elapsed_ns), static_cast<double>(active_ns),
                           static_cast<double>(idle_ns), 0};
    }

    double quiet_ratio() const {
        const auto before = cpu_of_tree(m_idle.process());
        const auto from_ns = monotonic_raw_ns();
        std::this_thread::sleep_for(std::chrono::nanoseconds(m_elapsed_ns));
        const auto elapsed_ns = monotonic_raw_ns() - from_ns;
        return static_cast<double>(cpu_spent(before, cpu_of_tree(m_idle.process()))) / static_cast<double>(elapsed_ns);
    }

    SideRun& m_active;
    SideRun& m_idle;
    const BatchPlan& m_plan;
    std::int64_t m_batches = 0;
    std::int64_t m_elapsed_ns = 0;
};

}  // namespace

SideResult<std::string> watch_idle_sides(SideRun& baseline, SideRun& candidate, const BatchPlan& plan) {
    Watch at_candidate(candidate, baseline, plan);
    Watch at_baseline(baseline, candidate, plan);
    const auto of_baseline = at_candidate();
    if (!of_baseline) return tl::make_unexpected(of_baseline.error());
    const auto of_candidate = at_baseline();
    if (!of_candidate) return tl::make_unexpected(of_candidate.error());
    if (auto even = at_candidate.catch_up_with(at_baseline); !even) return tl::make_unexpected(even.error());
    if (auto even = at_baseline.catch_up_with(at_candidate); !even) return tl::make_unexpected(even.error());
    if (*of_baseline) return crossed_talk_sentence(candidate.role(), baseline.role(), **of_baseline);
    if (*of_candidate) return crossed_talk_sentence(baseline.role(), candidate.role(), **of_candidate);
    return "";
}

}  // namespace pawl::perf
