// SPDX-License-Identifier: BSL-1.0
#include "measure/launcher.hpp"

namespace pawl::perf {

// Drawn anew for each launch, so that no accident of placement lasts; the same for both sides, so that it weighs on
// both alike.
void Launcher::draw_circumstances() {
    m_environment_padding = m_random() % 4096;
    m_heap_padding = m_random() % 65536;
    if (!m_plan.pin || m_thread.cores().empty()) return;
    const int core = m_thread.cores()[m_random() % m_thread.cores().size()];
    m_core = m_thread.move_to(core) ? core : -1;
}

LaunchPlan Launcher::launch_plan(Side side, Isolation isolation) const {
    LaunchPlan launch;
    launch.side = side;
    launch.executable = side == Side::baseline ? m_plan.baseline : m_plan.candidate;
    launch.arguments = m_plan.arguments;
    launch.test_case = m_plan.test_case;
    launch.isolation = isolation;
    launch.scratch = m_scratch.fresh(std::string(name_of(side).substr(0, 1)));
    launch.environment_padding = m_environment_padding;
    launch.heap_padding = m_heap_padding;
    return launch;
}

}  // namespace pawl::perf
