// SPDX-License-Identifier: BSL-1.0
// Keeping a pair, and whatever it starts, on one core.
#ifndef PAWL_PERF_MEASURE_AFFINITY_HPP_INCLUDED
#define PAWL_PERF_MEASURE_AFFINITY_HPP_INCLUDED

#include <sched.h>

#include <vector>

namespace pawl::perf {

/// Puts the calling thread back where it was allowed to run, and under the policy that it had, when this object was
/// made. Children started in between inherit both, so pinning the conductor pins its workers: across cores a hand-over
/// costs 25 to 47 µs instead of 4, and wake-ups of the other core drown a socket's change.
///
/// What shares the core does not preempt what wakes it (SCHED_BATCH, sched(7)): a client that is preempted by the
/// daemon it has just written to, or is not, takes two different times for one round trip.
class PinnedThread {
public:
    PinnedThread();
    PinnedThread(const PinnedThread&) = delete;
    PinnedThread& operator=(const PinnedThread&) = delete;
    ~PinnedThread();

    /// Cores that this thread may run on, ascending; empty where the system does not say.
    [[nodiscard]] const std::vector<int>& cores() const { return m_cores; }

    /// Whether the thread now runs on `core` alone; false where that is forbidden. Then it is also under SCHED_BATCH,
    /// unless it had been given a policy of its own or this one is refused.
    bool move_to(int core);

    /// Whether the calling thread runs under SCHED_BATCH, whoever chose it.
    [[nodiscard]] static bool is_batch() { return ::sched_getscheduler(0) == SCHED_BATCH; }

    /// Puts the thread back before this object ends.
    void release();

private:
    cpu_set_t m_before{};
    bool m_is_batch = false;  ///< by this object
    std::vector<int> m_cores;
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_AFFINITY_HPP_INCLUDED
