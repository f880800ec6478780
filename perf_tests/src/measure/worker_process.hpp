// SPDX-License-Identifier: BSL-1.0
// Starting one side of a pair and talking to it.
#ifndef PAWL_PERF_MEASURE_WORKER_PROCESS_HPP_INCLUDED
#define PAWL_PERF_MEASURE_WORKER_PROCESS_HPP_INCLUDED

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "measure/channel.hpp"
#include "measure/isolation.hpp"

namespace pawl::perf {

enum class Side { baseline, candidate };

[[nodiscard]] std::string_view name_of(Side side);

/// What a launch is for.
enum class Task {
    compare_executables,  ///< each side runs an executable of its own
    compare_bodies,       ///< both run one; where it holds two bodies against each other, each side runs one of them
    count_allocations,    ///< one side alone, with its allocator watched
};

[[nodiscard]] std::string_view name_of(Task task);

/// How messages call a side: by its name, or by the body that it runs.
[[nodiscard]] std::string_view role_of(Side side, Task task);

/// Environment variable that tells a test executable that it is a worker, and under which descriptor its channel is.
inline constexpr char worker_variable[] = "PAWL_WORKER";
/// The test case that the worker is there for.
inline constexpr char worker_test_variable[] = "PAWL_WORKER_TEST";
/// "baseline" or "candidate", for a user's code that wants to know.
inline constexpr char side_variable[] = "PAWL_SIDE";
/// The name of its `Task`.
inline constexpr char task_variable[] = "PAWL_TASK";
/// Bytes the worker leaks at its start, so that launches differ in heap placement.
inline constexpr char heap_padding_variable[] = "PAWL_HEAP_PADDING";

/// Exit code where the namespaces that once worked could not be entered; "cannot execute" in the shells.
inline constexpr int isolation_failed_code = 126;

struct LaunchPlan {
    Side side = Side::candidate;
    Task task = Task::compare_executables;
    std::string executable;
    std::vector<std::string> arguments;  ///< behind the program's name
    std::string test_case;               ///< the one in which the worker speaks
    Isolation isolation = Isolation::namespaces;
    std::string scratch;                  ///< an existing directory of this side's own
    std::size_t environment_padding = 0;  ///< bytes of an extra variable: moves the stack
    std::size_t heap_padding = 0;         ///< bytes leaked at the start: moves the heap
    int preload = -1;                     ///< descriptor of a shared library to load first; -1: none
};

/// A running worker. Its end, and that of everything it started, comes with this object's end at the latest.
class WorkerProcess {
public:
    /// Throws Undecidable where the system starts no process, std::system_error where no descriptors are left.
    [[nodiscard]] static WorkerProcess launch(const LaunchPlan& plan);

    WorkerProcess(WorkerProcess&& other) noexcept;
    WorkerProcess& operator=(WorkerProcess&& other) noexcept;
    ~WorkerProcess();

    [[nodiscard]] Channel& channel() { return m_channel; }

    /// The process below which everything is that this worker started; it lives until `join`.
    [[nodiscard]] pid_t supervisor() const { return m_supervisor; }

    /// Waits for the end, by force at `deadline`; the code is the worker's, 128 + signal where it was killed. Once it
    /// has ended, the same code again.
    int join(Deadline deadline);

private:
    WorkerProcess(pid_t supervisor, Isolation isolation, Channel channel)
        : m_supervisor(supervisor), m_isolation(isolation), m_channel(std::move(channel)) {}

    pid_t m_supervisor = -1;  ///< -1: joined, or moved from
    int m_exit_code = 0;
    Isolation m_isolation = Isolation::namespaces;
    Channel m_channel;
};

/// "ended with exit code 42", "was killed by signal 11 (Segmentation fault)".
[[nodiscard]] std::string describe_exit(int code);

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_WORKER_PROCESS_HPP_INCLUDED
