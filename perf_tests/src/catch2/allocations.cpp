// SPDX-License-Identifier: BSL-1.0
#include "catch2/allocations.hpp"

#include <dlfcn.h>

#include <catch2/benchmark/catch_chronometer.hpp>
#include <cstdlib>
#include <new>

#include "measure/allocation_counts.h"

namespace pawl::perf {

namespace {

using Counts = pawl_allocation_counts;

Counts read(const Counts* counts) {
    return {__atomic_load_n(&counts->calls, __ATOMIC_RELAXED), __atomic_load_n(&counts->bytes, __ATOMIC_RELAXED)};
}

// The counters are read last before and first after, so that nothing of the engine's own is counted.
class AllocationClock final : public Catch::Benchmark::Detail::ChronometerConcept {
public:
    explicit AllocationClock(const Counts* counts) : m_counts(counts) {}

    void start() override { m_before = read(m_counts); }
    void finish() override {
        const Counts after = read(m_counts);
        m_counted = {after.calls - m_before.calls, after.bytes - m_before.bytes};
    }
    [[nodiscard]] const Counts& counted() const { return m_counted; }

private:
    const Counts* m_counts;
    Counts m_before{};
    Counts m_counted{};
};

// Some allocators bring an `operator new` that does not stand on malloc.
bool sees_this_allocator(const Counts* counts) {
    const auto before = read(counts).calls;
    void* volatile probe = std::malloc(1);  // volatile: the pair would be optimised away
    std::free(probe);
    const auto after_malloc = read(counts).calls;
    probe = ::operator new(1);
    ::operator delete(probe);
    return after_malloc > before && read(counts).calls > after_malloc;
}

}  // namespace

message::Allocations allocations_of(const Body& body, std::int32_t iterations) {
    const auto* counts = static_cast<const Counts*>(::dlsym(RTLD_DEFAULT, "pawl_allocation_counts"));
    message::Allocations allocations;
    if (counts == nullptr) {
        allocations.problem =
            "the allocation counter could not be preloaded; is the test executable linked statically?";
    } else if (!sees_this_allocator(counts)) {
        allocations.problem = "an allocator of its own serves this executable, where no counter can stand before it";
    }
    if (!allocations.problem.empty()) {
        [[maybe_unused]] const auto side_effects = run_batch(body, iterations);
        return allocations;
    }
    AllocationClock clock(counts);
    body(Catch::Benchmark::Chronometer(clock, iterations));
    body(Catch::Benchmark::Chronometer(clock, iterations));
    allocations.calls = static_cast<std::int64_t>(clock.counted().calls);
    allocations.bytes = static_cast<std::int64_t>(clock.counted().bytes);
    return allocations;
}

}  // namespace pawl::perf
