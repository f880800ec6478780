// SPDX-License-Identifier: BSL-1.0
#include "measure/launcher.hpp"

#include <fmt/format.h>

#include "measure/allocation_library.hpp"
#include "measure/undecidable.hpp"

namespace pawl::perf {

bool Launcher::has_time_for_another() const {
    return Deadline::clock::now() + m_longest <= m_deadline;
}

std::string Launcher::out_of_time() const {
    return fmt::format("the time limit of {} s does not allow another launch",
                       std::chrono::duration_cast<std::chrono::seconds>(m_plan.time_limit).count());
}

void Launcher::expect_unchanged() const {
    for (const KnownFile& file : m_plan.files) {
        if (identity_of(file.path) == file.identity) continue;
        throw Undecidable(file.path + " was replaced while it was measured; run this again once its build has ended");
    }
}

void Launcher::draw(Task task) {
    m_environment_padding = m_random() % 4096;
    m_heap_padding = m_random() % 65536;
    if (!m_plan.pin || m_thread.cores().empty()) return;
    if (task == Task::count_allocations) {
        // No clock runs, and threads that the body does not wait for would have to.
        m_thread.release();
        m_core = -1;
        return;
    }
    const int core = m_thread.cores()[m_random() % m_thread.cores().size()];
    m_core = m_thread.move_to(core) ? core : -1;
}

LaunchPlan Launcher::launch_plan(Side side, const std::string& executable, Task task, Isolation isolation) {
    expect_unchanged();
    LaunchPlan launch;
    launch.side = side;
    launch.task = task;
    launch.executable = executable;
    launch.arguments = m_plan.arguments;
    launch.test_case = m_plan.test_case;
    launch.isolation = isolation;
    launch.scratch = m_scratch.fresh(std::string(name_of(side).substr(0, 1)));
    launch.environment_padding = m_environment_padding;
    launch.heap_padding = m_heap_padding;
    if (task == Task::count_allocations) {
        if (!m_allocation_counter) m_allocation_counter = allocation_counter_library();
        launch.preload = m_allocation_counter.get();
    }
    return launch;
}

}  // namespace pawl::perf
