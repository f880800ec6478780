// SPDX-License-Identifier: BSL-1.0
#include "measure/affinity.hpp"

namespace pawl::perf {

PinnedThread::PinnedThread() {
    CPU_ZERO(&m_before);
    if (::sched_getaffinity(0, sizeof m_before, &m_before) != 0) return;
    for (int core = 0; core < CPU_SETSIZE; ++core) {
        if (CPU_ISSET(static_cast<std::size_t>(core), &m_before)) m_cores.push_back(core);
    }
}

PinnedThread::~PinnedThread() {
    if (!m_cores.empty()) ::sched_setaffinity(0, sizeof m_before, &m_before);
}

bool PinnedThread::move_to(int core) {
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(static_cast<std::size_t>(core), &one);
    return ::sched_setaffinity(0, sizeof one, &one) == 0;
}

}  // namespace pawl::perf
