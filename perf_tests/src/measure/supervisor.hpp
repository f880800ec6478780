// SPDX-License-Identifier: BSL-1.0
// The process between a conductor and a worker: nothing that the worker starts outlives it.
#ifndef PAWL_PERF_MEASURE_SUPERVISOR_HPP_INCLUDED
#define PAWL_PERF_MEASURE_SUPERVISOR_HPP_INCLUDED

#include <signal.h>
#include <sys/types.h>

namespace pawl::perf {

/// What the supervisor passes to exec, prepared before the fork because afterwards nothing may allocate.
struct WorkerImage {
    const char* executable = nullptr;
    char* const* arguments = nullptr;
    char* const* environment = nullptr;
    int channel = -1;            ///< handed to the worker under `worker_channel_descriptor`
    int preload = -1;            ///< likewise, under `worker_preload_descriptor`; -1: none
    sigset_t signals_blocked{};  ///< for the worker
};

inline constexpr int worker_channel_descriptor = 3;
inline constexpr int worker_preload_descriptor = 4;
/// The same for LD_PRELOAD: in memory, so that no directory that may forbid execution has to hold it.
inline constexpr char worker_preload_path[] = "/proc/self/fd/4";

/// Exit code where the executable could not be run; what the shells use.
inline constexpr int exec_failed_code = 127;
/// Exit code where no process was to be had for the worker.
inline constexpr int fork_failed_code = 125;

/// Runs the worker, waits for its end or the conductor's, ends everything below, and exits with the worker's code
/// (128 + signal where it was killed). Called in the forked child; allocates nothing and takes no lock.
/// SIGTERM, which ends it, is blocked already: before this function runs, the conductor's handler would swallow it.
/// @param conductor  process id as the child sees it; 0 in a process namespace of its own.
[[noreturn]] void supervise(const WorkerImage& image, pid_t conductor);

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_SUPERVISOR_HPP_INCLUDED
