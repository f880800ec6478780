// SPDX-License-Identifier: BSL-1.0
#include "measure/affinity.hpp"

namespace pawl::perf {

namespace {

void set_policy(int policy) {
    const sched_param none{};
    ::sched_setscheduler(0, policy, &none);
}

}  // namespace

PinnedThread::PinnedThread() {
    CPU_ZERO(&m_before);
    m_policy_before = ::sched_getscheduler(0);
    if (::sched_getaffinity(0, sizeof m_before, &m_before) != 0) return;
    for (int core = 0; core < CPU_SETSIZE; ++core) {
        if (CPU_ISSET(static_cast<std::size_t>(core), &m_before)) m_cores.push_back(core);
    }
}

PinnedThread::~PinnedThread() {
    if (m_cores.empty()) return;
    ::sched_setaffinity(0, sizeof m_before, &m_before);
    if (m_policy_before == SCHED_OTHER) set_policy(SCHED_OTHER);
}

bool PinnedThread::move_to(int core) {
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(static_cast<std::size_t>(core), &one);
    if (::sched_setaffinity(0, sizeof one, &one) != 0) return false;
    if (m_policy_before == SCHED_OTHER) set_policy(SCHED_BATCH);  // where that is forbidden, a pair is only noisier
    return true;
}

}  // namespace pawl::perf
