// SPDX-License-Identifier: BSL-1.0
// Starting the sides of one conducted test case, each launch in other circumstances.
#ifndef PAWL_PERF_MEASURE_LAUNCHER_HPP_INCLUDED
#define PAWL_PERF_MEASURE_LAUNCHER_HPP_INCLUDED

#include <cstddef>
#include <random>

#include "measure/affinity.hpp"
#include "measure/conduct.hpp"
#include "measure/scratch_directory.hpp"
#include "measure/side_run.hpp"

namespace pawl::perf {

/// Its scratch directory, and its hold on the calling thread's core, last as long as this object.
class Launcher {
public:
    /// @param plan, random  outlive this object.
    Launcher(const ConductPlan& plan, Deadline deadline, std::mt19937_64& random)
        : m_plan(plan), m_deadline(deadline), m_random(random) {}

    /// use(baseline, candidate), two SideRuns. Both are started before either is waited for, so that their set-ups
    /// overlap.
    template <class Use>
    auto with_both_sides(Use use) {
        draw_circumstances();
        if ((m_random() & 1U) != 0) {
            SideRun baseline(launch_plan(Side::baseline, m_plan.isolation), m_deadline);
            SideRun candidate(launch_plan(Side::candidate, m_plan.isolation), m_deadline);
            return use(baseline, candidate);
        }
        SideRun candidate(launch_plan(Side::candidate, m_plan.isolation), m_deadline);
        SideRun baseline(launch_plan(Side::baseline, m_plan.isolation), m_deadline);
        return use(baseline, candidate);
    }

    /// use(side) with the other side not alive.
    template <class Use>
    auto with_one_side(Side which, Isolation isolation, Use use) {
        SideRun side(launch_plan(which, isolation), m_deadline);
        return use(side);
    }

    /// Where the sides run; -1: left to the scheduler.
    [[nodiscard]] int core() const { return m_core; }

private:
    void draw_circumstances();
    [[nodiscard]] LaunchPlan launch_plan(Side side, Isolation isolation) const;

    const ConductPlan& m_plan;
    Deadline m_deadline;
    std::mt19937_64& m_random;
    PinnedThread m_thread;
    ScratchDirectory m_scratch;
    int m_core = -1;
    std::size_t m_environment_padding = 0;
    std::size_t m_heap_padding = 0;
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_LAUNCHER_HPP_INCLUDED
