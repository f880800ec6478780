// SPDX-License-Identifier: BSL-1.0
// One worker on its way through a test case: where it stands, and what can be asked of it there.
#ifndef PAWL_PERF_MEASURE_SIDE_RUN_HPP_INCLUDED
#define PAWL_PERF_MEASURE_SIDE_RUN_HPP_INCLUDED

#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "measure/worker_process.hpp"

namespace pawl::perf {

/// A worker that did not do what it should, in words: "the baseline was killed by signal 11 (…) in add_voxel".
struct SideFailure {
    Side side = Side::candidate;
    std::string reason;
    bool in_body = false;  ///< the benchmark's own body threw or asserted; the worker itself lives on
    std::chrono::steady_clock::duration unanswered{0};  ///< how long one answer was waited for until the time limit
};

template <class T>
using SideResult = tl::expected<T, SideFailure>;

class SideRun {
public:
    /// Starts the worker; nothing is waited for.
    SideRun(const LaunchPlan& plan, Deadline deadline)
        : m_side(plan.side), m_task(plan.task), m_deadline(deadline), m_worker(WorkerProcess::launch(plan)) {}
    SideRun(const SideRun&) = delete;
    SideRun& operator=(const SideRun&) = delete;
    /// A worker that has walked to its end may end by itself, and clean up; any other is ended.
    ~SideRun();

    /// Waits until the worker stands at its next benchmark: that place, or nothing when the test case has ended.
    [[nodiscard]] SideResult<std::optional<message::At>> next();
    /// Waits for the same until `patience` is over; `next` still returns it.
    void look_ahead(Deadline patience);

    /// Of the benchmark it stands at: nanoseconds an iteration.
    [[nodiscard]] SideResult<double> calibrate(std::int64_t target_ns);
    [[nodiscard]] SideResult<double> run_once();
    [[nodiscard]] SideResult<message::Batch> run_batch(std::int32_t iterations, bool untimed_first);
    [[nodiscard]] SideResult<message::Allocations> count_allocations(std::int32_t iterations);

    /// What sentences call it: "baseline", "first body's worker".
    [[nodiscard]] std::string_view role() const { return role_of(m_side, m_task); }

    /// The root of its processes.
    [[nodiscard]] pid_t process() const { return m_worker.supervisor(); }

    /// Lets it go on to the next benchmark, with or without having run this one's body once more.
    [[nodiscard]] SideResult<void> proceed();
    [[nodiscard]] SideResult<void> run_once_and_proceed();

    /// Of the assertions so far; complete once `next` returned nothing.
    [[nodiscard]] const std::string& first_failure() const { return m_first_failure; }

private:
    [[nodiscard]] SideResult<std::optional<message::At>> next(Deadline deadline);
    [[nodiscard]] SideResult<Message> receive(Deadline deadline);
    template <class Reply>
    [[nodiscard]] SideResult<Reply> ask(const Message& question);
    [[nodiscard]] SideFailure failure_of(ChannelError error, std::chrono::steady_clock::duration waited = {});
    [[nodiscard]] SideFailure failure(std::string_view what, bool in_body = false) const;

    Side m_side;
    Task m_task;
    Deadline m_deadline;
    WorkerProcess m_worker;
    std::optional<SideResult<std::optional<message::At>>> m_ahead;
    bool m_said_hello = false;
    bool m_finished = false;
    std::string m_place = "its start";
    std::string m_first_failure;
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_SIDE_RUN_HPP_INCLUDED
