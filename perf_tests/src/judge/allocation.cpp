// SPDX-License-Identifier: BSL-1.0
#include "judge/allocation.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pawl::perf {

namespace {

// "12", "0.25", "1234.5": a count an operation, exact where it is whole.
std::string count_text(double value) {
    return fmt::format("{:.6g}", value);
}

Finding judge_counts(const std::string& benchmark, const char* budget, double limit,
                     std::span<const AllocationCount> counts, std::int64_t AllocationCount::*member) {
    Finding finding{budget, Answer::not_decided, limit, 0, ""};
    const auto failed =
        std::ranges::find_if(counts, [](const AllocationCount& count) { return !count.problem.empty(); });
    if (counts.empty() || failed != counts.end()) {
        finding.sentence = fmt::format("{} may or may not keep {} ≤ {}: {}", benchmark, budget, count_text(limit),
                                       counts.empty() ? "no worker met it" : failed->problem);
        return finding;
    }
    std::vector<double> each(counts.size());
    std::ranges::transform(counts, each.begin(), [=](const AllocationCount& count) {
        return static_cast<double>(count.*member) / count.operations;
    });
    const auto [least, most] = std::ranges::minmax(each);
    finding.answer = most <= limit ? Answer::held : least > limit ? Answer::broken : Answer::not_decided;
    finding.observed = most;
    const auto figure =
        least == most ? fmt::format("{} an operation", count_text(most))
                      : fmt::format("{} to {} an operation, not deterministic", count_text(least), count_text(most));
    finding.sentence =
        fmt::format("{} {} {} ≤ {}: {} (counted over {} operations in {} launches)", benchmark, verb_of(finding.answer),
                    budget, count_text(limit), figure, counts.front().operations, counts.size());
    return finding;
}

}  // namespace

bool has_allocation_limit(const Limits& limits) {
    return limits.allocations || limits.bytes;
}

std::vector<Finding> judge_allocations(const std::string& benchmark, const Limits& limits,
                                       std::span<const AllocationCount> counts) {
    std::vector<Finding> findings;
    if (limits.allocations) {
        findings.push_back(
            judge_counts(benchmark, "allocations", *limits.allocations, counts, &AllocationCount::calls));
    }
    if (limits.bytes) {
        findings.push_back(judge_counts(benchmark, "bytes", *limits.bytes, counts, &AllocationCount::bytes));
    }
    return findings;
}

}  // namespace pawl::perf
