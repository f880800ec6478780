// SPDX-License-Identifier: BSL-1.0
#include "measure/side_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "measure/supervisor.hpp"
#include "measure/system_failure.hpp"
#include "measure/undecidable.hpp"

namespace pawl::perf {

SideRun::~SideRun() {
    constexpr std::chrono::seconds grace(2);
    if (m_finished) m_worker.join(std::chrono::steady_clock::now() + grace);
}

SideFailure SideRun::failure(std::string_view what, bool in_body) const {
    return {m_side, fmt::format("the {} {} in {}", role(), what, m_place), in_body};
}

SideFailure SideRun::failure_of(ChannelError error, std::chrono::steady_clock::duration waited) {
    using namespace std::chrono_literals;
    switch (error) {
        case ChannelError::timed_out: {
            auto late = failure("did not answer within the time limit");
            late.unanswered = waited;
            return late;
        }
        case ChannelError::interrupted:
            return failure("was interrupted");
        case ChannelError::malformed:
            return failure("sent something that is no message of this protocol");
        default:
            break;
    }
    const int code = m_worker.join(std::chrono::steady_clock::now() + 2s);
    if (m_said_hello) return failure(describe_exit(code));
    switch (code) {  // it never ran: the first two are the system's failures, and no side's
        case fork_failed_code:
            throw Undecidable(why_not_started(EAGAIN));
        case isolation_failed_code:
            throw Undecidable(
                "a worker could not be set apart from the other side; free memory, or set PAWL_ISOLATE=0");
        case exec_failed_code:
            return {m_side, fmt::format("the {} could not be run; start it by hand to see why", role())};
        default:
            return failure(describe_exit(code));
    }
}

SideResult<Message> SideRun::receive(Deadline deadline) {
    const auto asked = std::chrono::steady_clock::now();
    auto message = m_worker.channel().receive(deadline);
    if (!message) return tl::make_unexpected(failure_of(message.error(), std::chrono::steady_clock::now() - asked));
    return *std::move(message);
}

template <class Reply>
SideResult<Reply> SideRun::ask(const Message& question) {
    if (auto sent = m_worker.channel().send(question); !sent) return tl::make_unexpected(failure_of(sent.error()));
    auto message = receive(m_deadline);
    if (!message) return tl::make_unexpected(message.error());
    if (auto* reply = std::get_if<Reply>(&*message)) return std::move(*reply);
    if (const auto* threw = std::get_if<message::Threw>(&*message)) {
        return tl::make_unexpected(failure(fmt::format("failed ({})", threw->what), true));
    }
    return tl::make_unexpected(failure("answered something else than was asked"));
}

SideResult<std::optional<message::At>> SideRun::next() {
    return m_ahead ? *std::exchange(m_ahead, std::nullopt) : next(m_deadline);
}

void SideRun::look_ahead(Deadline patience) {
    auto ahead = next(std::min(patience, m_deadline));
    const bool still_to_come = !ahead && ahead.error().unanswered.count() > 0;
    if (!still_to_come) m_ahead = std::move(ahead);
}

SideResult<std::optional<message::At>> SideRun::next(Deadline deadline) {
    for (;;) {
        auto message = receive(deadline);
        if (!message) return tl::make_unexpected(message.error());
        if (const auto* hello = std::get_if<message::Hello>(&*message)) {
            if (hello->version != protocol_version)
                return tl::make_unexpected(failure("speaks another protocol version"));
            m_said_hello = true;
        } else if (!m_said_hello) {
            return tl::make_unexpected(failure("did not say hello"));
        } else if (auto* at = std::get_if<message::At>(&*message)) {
            m_place = at->key.name;
            m_first_failure = at->first_failure;
            return std::optional(std::move(*at));
        } else if (auto* finished = std::get_if<message::Finished>(&*message)) {
            m_first_failure = finished->first_failure;
            m_finished = true;
            return std::optional<message::At>();
        } else {
            return tl::make_unexpected(failure("said something out of turn"));
        }
    }
}

SideResult<double> SideRun::calibrate(std::int64_t target_ns) {
    return ask<message::Calibrated>(message::Calibrate{target_ns}).map([](const auto& reply) {
        return reply.ns_per_iteration;
    });
}

SideResult<message::Batch> SideRun::run_batch(std::int32_t iterations, bool untimed_first) {
    return ask<message::Batch>(message::RunBatch{iterations, untimed_first});
}

SideResult<double> SideRun::run_once() {
    return run_batch(1, false).map([](const auto& batch) { return static_cast<double>(batch.wall_ns); });
}

SideResult<message::Allocations> SideRun::count_allocations(std::int32_t iterations) {
    return ask<message::Allocations>(message::CountAllocations{iterations});
}

SideResult<void> SideRun::proceed() {
    if (auto sent = m_worker.channel().send(message::Proceed{}); !sent) {
        return tl::make_unexpected(failure_of(sent.error()));
    }
    return {};
}

SideResult<void> SideRun::run_once_and_proceed() {
    return run_once().and_then([this](double) { return proceed(); });
}

}  // namespace pawl::perf
