// SPDX-License-Identifier: BSL-1.0
#include "measure/affinity.hpp"

#include <utility>

namespace pawl::perf {

namespace {

bool change_policy(int from, int to) {
    const sched_param none{};
    return ::sched_getscheduler(0) == from && ::sched_setscheduler(0, to, &none) == 0;
}

}  // namespace

PinnedThread::PinnedThread() {
    CPU_ZERO(&m_before);
    if (::sched_getaffinity(0, sizeof m_before, &m_before) != 0) return;
    for (int core = 0; core < CPU_SETSIZE; ++core) {
        if (CPU_ISSET(static_cast<std::size_t>(core), &m_before)) m_cores.push_back(core);
    }
}

PinnedThread::~PinnedThread() {
    release();
}

bool PinnedThread::move_to(int core) {
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(static_cast<std::size_t>(core), &one);
    if (::sched_setaffinity(0, sizeof one, &one) != 0) return false;
    m_is_batch = m_is_batch || change_policy(SCHED_OTHER, SCHED_BATCH);
    return true;
}

void PinnedThread::release() {
    if (!m_cores.empty()) ::sched_setaffinity(0, sizeof m_before, &m_before);
    if (std::exchange(m_is_batch, false)) change_policy(SCHED_BATCH, SCHED_OTHER);
}

}  // namespace pawl::perf
