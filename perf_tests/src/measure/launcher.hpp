// SPDX-License-Identifier: BSL-1.0
// Starts the workers of one test case, no launch like the other.
#ifndef PAWL_PERF_MEASURE_LAUNCHER_HPP_INCLUDED
#define PAWL_PERF_MEASURE_LAUNCHER_HPP_INCLUDED

#include <algorithm>
#include <random>
#include <string>
#include <utility>

#include "measure/affinity.hpp"
#include "measure/conduct.hpp"
#include "measure/descriptor.hpp"
#include "measure/scratch_directory.hpp"
#include "measure/side_run.hpp"

namespace pawl::perf {

class Launcher {
public:
    /// @param plan  outlives this object.
    Launcher(const ConductPlan& plan, Deadline deadline) : m_plan(plan), m_deadline(deadline), m_random(plan.seed) {}

    /// Starts both sides, in random order, and hands them to `use(baseline, candidate)`. Both are started before either
    /// is waited for, so that their set-ups overlap.
    template <class Use>
    auto both_sides(const std::string& baseline, Task task, Use use) {
        const Timed timed(m_longest);
        draw(task);
        const auto of_baseline = launch_plan(Side::baseline, baseline, task, m_plan.isolation);
        const auto of_candidate = launch_plan(Side::candidate, m_plan.candidate, task, m_plan.isolation);
        if ((m_random() & 1U) != 0) {
            SideRun first(of_baseline, m_deadline);
            SideRun second(of_candidate, m_deadline);
            return use(first, second);
        }
        SideRun first(of_candidate, m_deadline);
        SideRun second(of_baseline, m_deadline);
        return use(second, first);
    }

    /// Starts the candidate alone, for `use(candidate)`.
    template <class Use>
    auto candidate_alone(Task task, Use use) {
        const Timed timed(m_longest);
        draw(task);
        return one_side(Side::candidate, m_plan.candidate, task, m_plan.isolation, use);
    }

    /// Starts one side where the latest launch ran, with the other not alive, for `use(side)`.
    template <class Use>
    auto one_side(Side which, const std::string& executable, Task task, Isolation isolation, Use use) {
        SideRun side(launch_plan(which, executable, task, isolation), m_deadline);
        return use(side);
    }

    /// Whether a launch as long as the longest so far would end before the deadline.
    [[nodiscard]] bool has_time_for_another() const;
    /// The sentence for where it would not.
    [[nodiscard]] std::string out_of_time() const;

    /// Throws Undecidable where a file of the plan is another one now. To be asked before each launch and after the
    /// last, because a worker is started by its path.
    void expect_unchanged() const;

    /// The one that the latest launch was pinned to; -1: none.
    [[nodiscard]] int core() const { return m_core; }
    [[nodiscard]] std::mt19937_64& random() { return m_random; }

private:
    // Keeps the length of the longest launch.
    class Timed {
    public:
        explicit Timed(Deadline::duration& longest) : m_longest(longest) {}
        Timed(const Timed&) = delete;
        Timed& operator=(const Timed&) = delete;
        ~Timed() { m_longest = std::max(m_longest, Deadline::clock::now() - m_started); }

    private:
        Deadline::duration& m_longest;
        Deadline m_started = Deadline::clock::now();
    };

    // Drawn anew for each launch, so that no accident of placement lasts; the same for both sides, so that it weighs on
    // both alike.
    void draw(Task task);
    [[nodiscard]] LaunchPlan launch_plan(Side side, const std::string& executable, Task task, Isolation isolation);

    const ConductPlan& m_plan;
    Deadline m_deadline;
    Deadline::duration m_longest{0};
    std::mt19937_64 m_random;
    PinnedThread m_thread;
    ScratchDirectory m_scratch;
    Descriptor m_allocation_counter;
    int m_core = -1;
    std::size_t m_environment_padding = 0;
    std::size_t m_heap_padding = 0;
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_LAUNCHER_HPP_INCLUDED
