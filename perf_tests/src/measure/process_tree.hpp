// SPDX-License-Identifier: BSL-1.0
// The CPU time of a process and of everything below it.
#ifndef PAWL_PERF_MEASURE_PROCESS_TREE_HPP_INCLUDED
#define PAWL_PERF_MEASURE_PROCESS_TREE_HPP_INCLUDED

#include <sys/types.h>

#include <cstdint>
#include <map>

namespace pawl::perf {

/// Nanoseconds since each process's start, all its threads together.
using CpuByProcess = std::map<pid_t, std::int64_t>;

/// `root` and its descendants, as /proc/PID/task/TID/children lists them (CONFIG_PROC_CHILDREN); empty where `root` is
/// gone. Process numbers are this process's; descendants in other process namespaces are found all the same.
[[nodiscard]] CpuByProcess cpu_of_tree(pid_t root);

/// CPU time between two readings in nanoseconds; a process that ended in between counts for nothing, a new one from its
/// start.
[[nodiscard]] std::int64_t cpu_spent(const CpuByProcess& before, const CpuByProcess& after);

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_PROCESS_TREE_HPP_INCLUDED
