// SPDX-License-Identifier: BSL-1.0
// Keeping a pair, and whatever it starts, on one core.
#ifndef PAWL_PERF_MEASURE_AFFINITY_HPP_INCLUDED
#define PAWL_PERF_MEASURE_AFFINITY_HPP_INCLUDED

#include <sched.h>

#include <vector>

namespace pawl::perf {

/// Puts the calling thread back where it was allowed to run when this object was made. Children started in between
/// inherit the core, so pinning the conductor pins its workers: across cores a hand-over costs 25 to 47 µs instead of
/// 4, and wake-ups of the other core drown a socket's change.
///
/// What shares the core hands over when it blocks, and not whenever it wakes another (SCHED_BATCH, sched(7)): a client
/// that is preempted by the daemon it has just written to, or is not, takes two different times for one round trip.
class PinnedThread {
public:
    PinnedThread();
    PinnedThread(const PinnedThread&) = delete;
    PinnedThread& operator=(const PinnedThread&) = delete;
    ~PinnedThread();

    /// Cores that this thread may run on, ascending; empty where the system does not say.
    [[nodiscard]] const std::vector<int>& cores() const { return m_cores; }

    /// Whether the thread now runs on `core` alone, under SCHED_BATCH if it was under SCHED_OTHER; false where that core
    /// is forbidden.
    bool move_to(int core);

private:
    cpu_set_t m_before{};
    int m_policy_before = -1;
    std::vector<int> m_cores;
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_AFFINITY_HPP_INCLUDED
