// SPDX-License-Identifier: BSL-1.0
#include "measure/allocation_counter.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>

// The library's bytes, by the assembler: the build makes the file and names it.
asm(R"(
    .pushsection .rodata
    .balign 16
    .global pawl_allocation_counter_begin, pawl_allocation_counter_end
    .hidden pawl_allocation_counter_begin, pawl_allocation_counter_end
pawl_allocation_counter_begin:
    .incbin ")" PAWL_ALLOCATION_COUNTER R"("
pawl_allocation_counter_end:
    .popsection
)");
extern "C" {
extern const char pawl_allocation_counter_begin[];
extern const char pawl_allocation_counter_end[];
}

namespace pawl::perf {

namespace {

constexpr double counting_ns = 10'000'000;
constexpr double operations_max = 1'000;

std::int32_t operations_to_count(double iteration_ns) {
    return static_cast<std::int32_t>(
        std::clamp(std::floor(counting_ns / std::max(iteration_ns, 1.0)), 1.0, operations_max));
}

bool is_counted(const Met& met) {
    return met.at.counts_allocations && met.at.not_applicable.empty() && met.body_failure.empty();
}

AllocationCount count_here(SideRun& candidate, const Met& met) {
    AllocationCount count;
    count.operations = operations_to_count(met.ns_per_iteration);
    const auto counted = candidate.count_allocations(count.operations);
    if (!counted) {
        count.problem = counted.error().reason;
        return count;
    }
    count.calls = counted->calls;
    count.bytes = counted->bytes;
    count.problem = counted->problem;
    return count;
}

// One launch; benchmarks that it does not reach keep the problem that ended it.
void walk(SideRun& candidate, const Listing& listing, std::vector<CountedBenchmark>& counted) {
    for (CountedBenchmark& one : counted) one.counts.push_back({0, 0, 0, "a later launch did not meet it"});
    for (;;) {
        const auto at = candidate.next();
        if (!at || !*at) {
            if (at) return;
            for (CountedBenchmark& one : counted) {
                if (one.counts.back().operations == 0) one.counts.back().problem = at.error().reason;
            }
            return;
        }
        const auto wanted = std::ranges::find(counted, (*at)->key, &CountedBenchmark::key);
        if (wanted == counted.end()) {
            if (!candidate.run_once_and_proceed()) return;
            continue;
        }
        wanted->counts.back() = count_here(candidate, *listing.find((*at)->key));
        if (!candidate.proceed()) return;
    }
}

}  // namespace

Descriptor allocation_counter_library() {
    Descriptor library(::memfd_create("pawl_allocation_counter", MFD_CLOEXEC));
    for (const char* next = pawl_allocation_counter_begin; library && next != pawl_allocation_counter_end;) {
        const auto written = ::write(library.get(), next, static_cast<std::size_t>(pawl_allocation_counter_end - next));
        if (written <= 0) return Descriptor();
        next += written;
    }
    return library;
}

std::vector<CountedBenchmark> count_allocations(Launcher& launcher, const Listing& candidate) {
    std::vector<CountedBenchmark> counted;
    for (const Met& met : candidate.met) {
        if (is_counted(met)) counted.push_back({met.at.key, {}});
    }
    for (int launch = 0; launch < counting_launches && !counted.empty(); ++launch) {
        launcher.candidate_alone(Task::count_allocations, [&](SideRun& side) { walk(side, candidate, counted); });
    }
    return counted;
}

}  // namespace pawl::perf
