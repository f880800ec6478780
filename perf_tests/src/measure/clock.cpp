// SPDX-License-Identifier: BSL-1.0
#include "measure/clock.hpp"

#include <sys/resource.h>
#include <time.h>

#include <algorithm>

namespace pawl::perf {

namespace {

std::int64_t read_ns(clockid_t clock) {
    timespec now{};
    ::clock_gettime(clock, &now);
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

}  // namespace

std::int64_t monotonic_raw_ns() {
    return read_ns(CLOCK_MONOTONIC_RAW);
}

std::int64_t thread_cpu_ns() {
    return read_ns(CLOCK_THREAD_CPUTIME_ID);
}

std::int64_t process_cpu_ns() {
    return read_ns(CLOCK_PROCESS_CPUTIME_ID);
}

std::int64_t involuntary_switches() {
    rusage usage{};
    ::getrusage(RUSAGE_THREAD, &usage);
    return usage.ru_nivcsw;
}

int poll_timeout_ms(Deadline deadline) {
    using std::chrono::milliseconds;
    const auto left = std::chrono::ceil<milliseconds>(deadline - std::chrono::steady_clock::now());
    return static_cast<int>(std::clamp(left, milliseconds{0}, milliseconds{3'600'000}).count());
}

}  // namespace pawl::perf
