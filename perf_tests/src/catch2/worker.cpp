// SPDX-License-Identifier: BSL-1.0
#include "catch2/worker.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <string_view>
#include <utility>

#include "catch2/active_exception.hpp"
#include "catch2/allocations.hpp"
#include "measure/clock.hpp"
#include "measure/supervisor.hpp"
#include "measure/worker_process.hpp"

namespace pawl::perf {

namespace {

constexpr int orphaned_code = 1;

void leak(std::size_t size) {
    static void* volatile leaked;
    leaked = std::malloc(size + 1);
    std::memset(leaked, 1, size + 1);
}

std::string_view variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string_view() : value;
}

// What the test starts is not to be counted, nor can it be: the preloaded file is open in this process only.
void take_preload_back() {
    auto preload = std::string(variable("LD_PRELOAD"));
    if (!preload.starts_with(worker_preload_path)) return;
    preload.erase(0, std::string_view(worker_preload_path).size() + 1);
    if (preload.empty()) {
        ::unsetenv("LD_PRELOAD");
    } else {
        ::setenv("LD_PRELOAD", preload.c_str(), 1);
    }
    ::close(worker_preload_descriptor);
}

}  // namespace

Worker::Worker(const Settings& settings)
    : m_channel(Descriptor(*settings.worker_channel)), m_injected_ratio(settings.injected_ratio) {
    ::fcntl(m_channel.descriptor(), F_SETFD, FD_CLOEXEC);  // what the test starts must not hold it
    ::unsetenv(worker_variable);                           // a test executable that the body starts is no worker
    take_preload_back();
    const bool is_candidate = variable(side_variable) == name_of(Side::candidate);
    if (!is_candidate) m_injected_ratio = 0;
    if (variable(task_variable) == name_of(Task::compare_bodies)) m_part = is_candidate ? Part::first : Part::second;
    if (const char* padding = std::getenv(heap_padding_variable)) leak(std::strtoul(padding, nullptr, 10));
    send(message::Hello{});
}

const Body& Worker::part_of(const Body& first, const Body& second, const Body& both) const {
    return m_part == Part::first ? first : m_part == Part::second ? second : both;
}

void Worker::send(const Message& message) {
    if (!m_channel.send(message)) std::_Exit(orphaned_code);
}

// Counted from batch to batch: what a body hands to another thread and does not wait for may run only when this thread
// waits for the next question.
message::Batch Worker::run(const message::RunBatch& wanted, const Body& body, Injection& injection) {
    if (wanted.untimed_first) run_untimed(body);
    message::Batch batch = run_batch(body, wanted.iterations, &injection);
    const auto others_cpu_ns = process_cpu_ns() - thread_cpu_ns();
    batch.others_cpu_ns = others_cpu_ns - std::exchange(m_others_cpu_ns, others_cpu_ns);
    return batch;
}

void Worker::serve(const message::At& place, const Body& body) {
    send(place);
    Injection injection(m_injected_ratio);
    for (;;) {
        const auto question = m_channel.receive();
        if (!question) std::_Exit(orphaned_code);
        if (std::holds_alternative<message::Proceed>(*question)) return;
        try {
            if (const auto* calibration = std::get_if<message::Calibrate>(&*question)) {
                send(message::Calibrated{calibrate(body, calibration->target_ns)});
            } else if (const auto* counting = std::get_if<message::CountAllocations>(&*question)) {
                send(allocations_of(body, counting->iterations));
            } else if (const auto* batch = std::get_if<message::RunBatch>(&*question)) {
                send(run(*batch, body, injection));
            }
        } catch (...) {
            send(message::Threw{active_exception()});
            throw;
        }
    }
}

void Worker::finish(const Failures& failures) {
    if (!std::exchange(m_finished, true)) send(message::Finished{failures.count, failures.first});
}

}  // namespace pawl::perf
