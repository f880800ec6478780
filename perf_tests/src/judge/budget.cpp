// SPDX-License-Identifier: BSL-1.0
#include "judge/budget.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numeric>
#include <span>

#include "judge/rank.hpp"
#include "judge/sentence.hpp"

namespace pawl::perf {

namespace {

struct PercentileBudget {
    const char* name;
    std::optional<Nanoseconds> Limits::*limit;
    double allowed_share;
    int operations;  ///< find twice the allowed share with a probability above 0.99
};

constexpr std::array percentile_budgets{
    PercentileBudget{"p50", &Limits::p50, 0.5, 200},         PercentileBudget{"p90", &Limits::p90, 0.1, 500},
    PercentileBudget{"p95", &Limits::p95, 0.05, 1'000},      PercentileBudget{"p99", &Limits::p99, 0.01, 5'000},
    PercentileBudget{"p99.9", &Limits::p999, 0.001, 50'000},
};

std::string rate_text(double per_second) {
    return fmt::format("{:.{}f}/s", per_second, per_second >= 100 ? 0 : per_second >= 1 ? 1 : 4);
}

// The clock's own cost then counts for much; it can only add, so that what is held with it is held.
bool is_too_short(const Operations& operations, const std::vector<double>& sorted) {
    return median(sorted) < operations.shortest_timed_ns;
}

Finding too_short(const std::string& benchmark, const char* budget, double limit, const Operations& operations,
                  double typical_ns) {
    return {budget, Answer::broken, limit, typical_ns,
            fmt::format("{} takes {}, too short for {}: an operation is timed singly only from {}; budget its mean",
                        benchmark, duration_text(typical_ns), budget, duration_text(operations.shortest_timed_ns))};
}

Finding judge_percentile(const std::string& benchmark, const PercentileBudget& budget, double limit_ns,
                         const Operations& operations, const std::vector<double>& sorted) {
    const auto counted = count_exceedances(operations.wall_ns, limit_ns);
    Finding finding{budget.name, judge_exceedances(counted, budget.allowed_share), limit_ns,
                    quantile(sorted, 1 - budget.allowed_share), ""};
    if (finding.answer != Answer::held && is_too_short(operations, sorted)) {
        return too_short(benchmark, budget.name, limit_ns, operations, median(sorted));
    }
    finding.sentence = fmt::format(
        "{} {} {} ≤ {}: {} of {} operations took longer, {:.0f} are allowed; {} was {}", benchmark,
        verb_of(finding.answer), budget.name, duration_text(limit_ns), counted.longer, counted.operations,
        std::floor(budget.allowed_share * counted.operations + 1e-6), budget.name, duration_text(finding.observed));
    if (counted.design_effect > 1.5) {
        finding.sentence += fmt::format("; they come in bursts, so that all count as {:.0f}",
                                        counted.operations / counted.design_effect);
    }
    if (finding.answer == Answer::not_decided) {
        const auto needed = operations_to_decide(counted, budget.allowed_share);
        finding.sentence += needed ? fmt::format("; at this rate a verdict needs about {} operations", *needed)
                                   : "; that close to the limit no number of operations decides";
    }
    return finding;
}

// Means of blocks that are long beside whatever disturbs them are nearly normal and nearly independent.
Finding judge_mean(const std::string& benchmark, const char* budget, double limit_ns, std::span<const double> blocks) {
    if (blocks.size() < mean_blocks) {
        return {budget, Answer::not_decided, limit_ns, 0,
                fmt::format(
                    "{} may or may not keep {} ≤ {}: there was time for {} blocks of operations, a verdict needs {}",
                    benchmark, budget, duration_text(limit_ns), blocks.size(), mean_blocks)};
    }
    const auto n = static_cast<double>(blocks.size());
    const double mean = std::accumulate(blocks.begin(), blocks.end(), 0.0) / n;
    double squares = 0;
    for (const double block : blocks) squares += (block - mean) * (block - mean);
    const double error = std::sqrt(squares / (n - 1) / n);
    // Student's t with 24 degrees of freedom: one-sided 0.001 and 0.05.
    constexpr double t_broken = 3.467;
    constexpr double t_held = 1.711;
    const Answer answer = mean - t_broken * error > limit_ns  ? Answer::broken
                          : mean + t_held * error <= limit_ns ? Answer::held
                                                              : Answer::not_decided;
    return {budget, answer, limit_ns, mean,
            fmt::format("{} {} {} ≤ {}: it was {} ± {} (standard error)", benchmark, verb_of(answer), budget,
                        duration_text(limit_ns), duration_text(mean), duration_text(error))};
}

Finding judge_extreme(const std::string& benchmark, const char* budget, double limit_ns, const Operations& operations,
                      double observed_ns, const std::vector<double>& sorted) {
    const Answer answer = observed_ns <= limit_ns ? Answer::held : Answer::broken;
    if (answer != Answer::held && is_too_short(operations, sorted)) {
        return too_short(benchmark, budget, limit_ns, operations, median(sorted));
    }
    return {budget, answer, limit_ns, observed_ns,
            fmt::format("{} {} {} ≤ {}: it was {}, of {} operations", benchmark, verb_of(answer), budget,
                        duration_text(limit_ns), duration_text(observed_ns), operations.wall_ns.size())};
}

// A closed loop: one operation after another, so throughput is the inverse of the mean.
Finding judge_throughput(const std::string& benchmark, double limit_per_s, std::span<const double> blocks) {
    constexpr double second_ns = 1e9;
    Finding finding = judge_mean(benchmark, "throughput", second_ns / limit_per_s, blocks);
    finding.limit = limit_per_s;
    if (finding.observed == 0) return finding;  // too few blocks
    finding.observed = second_ns / finding.observed;
    finding.sentence = fmt::format("{} {} throughput ≥ {}: it was {}", benchmark, verb_of(finding.answer),
                                   rate_text(limit_per_s), rate_text(finding.observed));
    return finding;
}

}  // namespace

bool has_budget(const Limits& limits) {
    const auto is_set = [&](const PercentileBudget& budget) { return (limits.*budget.limit).has_value(); };
    return std::ranges::any_of(percentile_budgets, is_set) || limits.min || limits.mean || limits.max ||
           limits.cpu_mean || limits.throughput_per_s;
}

RecordingPlan recording_plan(const Limits& limits) {
    RecordingPlan plan{500, 1, limits.mean || limits.cpu_mean || limits.throughput_per_s};
    for (const auto& budget : percentile_budgets) {
        if (!(limits.*budget.limit)) continue;
        plan.wanted = std::max(plan.wanted, budget.operations);
        plan.needed = std::max(plan.needed, operations_needed(budget.allowed_share));
    }
    return plan;
}

std::vector<Finding> judge_budgets(const std::string& benchmark, const Limits& limits, const Operations& operations) {
    assert(!operations.wall_ns.empty());
    std::vector<double> sorted = operations.wall_ns;
    std::ranges::sort(sorted);
    std::vector<Finding> findings;
    if (limits.min)
        findings.push_back(judge_extreme(benchmark, "min", limits.min->count(), operations, sorted.front(), sorted));
    if (limits.mean) findings.push_back(judge_mean(benchmark, "mean", limits.mean->count(), operations.block_wall_ns));
    for (const auto& budget : percentile_budgets) {
        const auto& limit = limits.*budget.limit;
        if (limit) findings.push_back(judge_percentile(benchmark, budget, limit->count(), operations, sorted));
    }
    if (limits.max)
        findings.push_back(judge_extreme(benchmark, "max", limits.max->count(), operations, sorted.back(), sorted));
    if (limits.cpu_mean) {
        findings.push_back(judge_mean(benchmark, "CPU time", limits.cpu_mean->count(), operations.block_cpu_ns));
    }
    if (limits.throughput_per_s)
        findings.push_back(judge_throughput(benchmark, *limits.throughput_per_s, operations.block_wall_ns));
    return findings;
}

}  // namespace pawl::perf
