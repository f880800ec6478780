// SPDX-License-Identifier: BSL-1.0
// The worker's side of a pair, inside a test executable.
#ifndef PAWL_PERF_CATCH2_WORKER_HPP_INCLUDED
#define PAWL_PERF_CATCH2_WORKER_HPP_INCLUDED

#include "catch2/batch.hpp"
#include "catch2/failures.hpp"
#include "catch2/settings.hpp"
#include "measure/channel.hpp"

namespace pawl::perf {

class Worker {
public:
    /// Says hello, and leaks what moves the heap. A worker whose conductor is gone ends at once, here and below.
    explicit Worker(const Settings& settings);

    /// Which of two bodies this worker runs: one where they are compared, both otherwise.
    [[nodiscard]] const Body& part_of(const Body& first, const Body& second, const Body& both) const;

    /// Stops at a benchmark and does what the conductor asks until told to proceed. Rethrows what the body throws.
    void serve(const message::At& place, const Body& body);

    /// Says that the test case has ended; only the first call counts.
    void finish(const Failures& failures);

    /// Nothing is said from here on: a signal is about to end this process, and its exit status names it.
    void fall_silent() { m_finished = true; }

private:
    enum class Part { first, second, both };

    message::Batch run(const message::RunBatch& wanted, const Body& body, Injection& injection);
    void send(const Message& message);

    Channel m_channel;
    double m_injected_ratio;
    Part m_part = Part::both;
    bool m_finished = false;
    std::int64_t m_others_cpu_ns = 0;  ///< of all threads but this, when the latest batch had ended
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_CATCH2_WORKER_HPP_INCLUDED
