// SPDX-License-Identifier: BSL-1.0
#include "measure/allocation_pass.hpp"

#include <algorithm>
#include <cmath>
#include <string>

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

SideResult<AllocationCount> count_here(SideRun& candidate, std::int32_t operations) {
    return candidate.count_allocations(operations).map([=](message::Allocations&& counted) {
        return AllocationCount{operations, counted.calls, counted.bytes, std::move(counted.problem)};
    });
}

// One launch, to its end or to what ended it.
SideResult<void> walk(SideRun& candidate, const Listing& listing, std::vector<CountedBenchmark>& counted) {
    for (;;) {
        const auto at = candidate.next();
        if (!at) return tl::make_unexpected(at.error());
        if (!*at) return {};
        const auto wanted = std::ranges::find(counted, (*at)->key, &CountedBenchmark::key);
        if (wanted == counted.end()) {
            if (auto gone_on = candidate.run_once_and_proceed(); !gone_on && !gone_on.error().in_body) return gone_on;
            continue;
        }
        auto count = count_here(candidate, operations_to_count(listing.find((*at)->key)->ns_per_iteration));
        if (!count) {
            wanted->counts.back().problem = count.error().reason;
            if (count.error().in_body) continue;  // the body threw, and has left the benchmark
            return tl::make_unexpected(count.error());
        }
        wanted->counts.back() = *std::move(count);
        if (auto gone_on = candidate.proceed(); !gone_on) return gone_on;
    }
}

void explain_open(std::vector<CountedBenchmark>& counted, const std::string& reason) {
    for (CountedBenchmark& one : counted) {
        AllocationCount& count = one.counts.back();
        if (count.operations == 0 && count.problem.empty()) count.problem = reason;
    }
}

}  // namespace

std::vector<CountedBenchmark> allocation_pass(Launcher& launcher, const Listing& candidate) {
    std::vector<CountedBenchmark> counted;
    for (const Met& met : candidate.met) {
        if (is_counted(met)) counted.push_back({met.at.key, {}});
    }
    for (int launch = 0; launch < counting_launches && !counted.empty(); ++launch) {
        for (CountedBenchmark& one : counted) one.counts.emplace_back();
        if (!launcher.has_time_for_another()) {
            explain_open(counted, launcher.out_of_time());
            continue;
        }
        const auto walked = launcher.candidate_alone(Task::count_allocations,
                                                     [&](SideRun& side) { return walk(side, candidate, counted); });
        explain_open(counted, walked ? "a later launch did not meet it" : walked.error().reason);
    }
    return counted;
}

}  // namespace pawl::perf
