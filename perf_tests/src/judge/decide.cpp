// SPDX-License-Identifier: BSL-1.0
#include "judge/decide.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "judge/rank.hpp"

namespace pawl::perf {

namespace {

constexpr double interval_level = 0.95;

enum class Conclusion { regressed, held, not_decided, look_again };

int count_above(std::span<const double> log_ratios, double limit) {
    return static_cast<int>(std::ranges::count_if(log_ratios, [=](double value) { return value > limit; }));
}

// Where launches scatter by more than the limit, as those of two rounds of a long body can, half of an unchanged
// benchmark's may lie above it. So the count accuses only where as many launches are also slower by more than they
// scatter. A claim, whose limit is below 0, has the burden of proof on its own side.
bool is_only_scatter(std::span<const double> log_ratios, const Look& look, double log_limit) {
    if (log_limit < 0) return false;
    return count_above(log_ratios, robust_deviation({log_ratios.begin(), log_ratios.end()})) < look.regressed_from;
}

Conclusion conclude(int above, const Look& look, bool last) {
    if (look.regressed_from > 0 && above >= look.regressed_from) return Conclusion::regressed;
    if (above <= look.held_to) return Conclusion::held;
    return last ? Conclusion::not_decided : Conclusion::look_again;
}

Estimate estimate_change(std::span<const double> log_ratios) {
    const std::vector<double> values(log_ratios.begin(), log_ratios.end());
    const RankInterval interval = median_interval(values, interval_level);
    return {std::expm1(median(values)),      std::expm1(interval.lower),
            std::expm1(interval.upper),      interval.level,
            static_cast<int>(values.size()), 0};
}

// As many launches below -limit as a regression would need above it; at the first look, all five. This is a remark, not
// a gate: at the first look it is wrong 5 times in 10,000 for a loop with 22 % of its launches down there.
bool is_improved(std::span<const double> log_ratios, const Look& look, double log_limit) {
    const auto needed = look.regressed_from > 0 ? look.regressed_from : look.launches;
    return std::ranges::count_if(log_ratios, [&](double value) { return value < -log_limit; }) >= needed;
}

}  // namespace

Policy policy_for(double limit_ratio, Policy policy) {
    policy.limit_ratio = limit_ratio;
    if (limit_ratio >= 0) return policy;
    std::erase_if(policy.looks, [](const Look& look) { return look.regressed_from == 0; });
    for (Look& look : policy.looks) look.held_to = look.launches - look.regressed_from;
    return policy;
}

std::optional<Judgement> decide(std::span<const double> log_ratios, const Policy& policy) {
    assert(!policy.looks.empty());
    const auto launches = static_cast<int>(log_ratios.size());
    const auto look = std::ranges::find(policy.looks, launches, &Look::launches);
    if (look == policy.looks.end()) return std::nullopt;

    const double log_limit = std::log1p(policy.limit_ratio);
    const int above = count_above(log_ratios, log_limit);
    const bool last = look + 1 == policy.looks.end();
    Conclusion conclusion = conclude(above, *look, last);
    const bool only_scatter = conclusion == Conclusion::regressed && is_only_scatter(log_ratios, *look, log_limit);
    if (only_scatter) conclusion = last ? Conclusion::not_decided : Conclusion::look_again;
    if (conclusion == Conclusion::look_again) return std::nullopt;

    Judgement judgement;
    judgement.limit_ratio = policy.limit_ratio;
    judgement.estimate = estimate_change(log_ratios);
    judgement.estimate->agreeing = conclusion == Conclusion::held ? launches - above : above;
    switch (conclusion) {
        case Conclusion::regressed:
            judgement.verdict = policy.limit_ratio < 0 ? Verdict::refuted : Verdict::regressed;
            break;
        case Conclusion::held:
            judgement.verdict =
                log_limit > 0 && is_improved(log_ratios, *look, log_limit) ? Verdict::improved : Verdict::held;
            break;
        default:
            judgement.verdict = Verdict::not_decided;
            judgement.reason = only_scatter
                                   ? "the launches scatter by more than what they agree about; make the body longer "
                                     "or the machine quieter"
                                   : "the launches contradict each other about the limit";
    }
    return judgement;
}

Estimate estimate_of(std::span<const LaunchSummary> launches, double limit_ratio) {
    std::vector<double> log_ratios(launches.size());
    std::ranges::transform(launches, log_ratios.begin(), &LaunchSummary::log_ratio);
    Estimate estimate = estimate_change(log_ratios);
    estimate.agreeing = count_above(log_ratios, std::log1p(limit_ratio));
    return estimate;
}

bool is_precise_enough(const LaunchSummary& launch, double limit_ratio) {
    const double log_limit = std::log1p(limit_ratio);
    const double limit = std::abs(log_limit);
    const double clear = std::min(limit, std::abs(launch.log_ratio - log_limit)) / 4;
    return launch.standard_error <= std::max(limit / 7, clear);
}

std::optional<Judgement> decide(std::span<const LaunchSummary> launches, const Policy& policy) {
    std::vector<double> log_ratios(launches.size());
    std::ranges::transform(launches, log_ratios.begin(), &LaunchSummary::log_ratio);
    auto judgement = decide(log_ratios, policy);
    if (!judgement || (judgement->verdict != Verdict::held && judgement->verdict != Verdict::improved))
        return judgement;
    std::vector<double> errors(launches.size());
    std::ranges::transform(launches, errors.begin(), &LaunchSummary::standard_error);
    const double error = median(std::move(errors));
    if (error <= std::abs(std::log1p(policy.limit_ratio)) / 2) return judgement;
    if (launches_to_next_look(static_cast<int>(launches.size()), policy) > 0) return std::nullopt;
    judgement->verdict = Verdict::not_decided;
    judgement->reason = fmt::format(
        "the rounds scatter so much that a launch knows its median no better than to ±{:.0f} %; make the body longer or "
        "the machine quieter",
        std::expm1(error) * 100);
    return judgement;
}

int launches_to_next_look(int launches, const Policy& policy) {
    const auto next = std::ranges::find_if(policy.looks, [=](const Look& look) { return look.launches > launches; });
    return next == policy.looks.end() ? 0 : next->launches - launches;
}

Outcomes operating_characteristic(double probability_above, const Policy& policy) {
    Outcomes outcomes;
    std::vector<double> open{1.0};  // open[k]: probability of k launches above the limit and no conclusion yet
    int launches = 0;
    for (std::size_t i = 0; i < policy.looks.size(); ++i) {
        const Look& look = policy.looks[i];
        const int fresh = look.launches - launches;
        std::vector<double> counts(static_cast<std::size_t>(look.launches) + 1, 0.0);
        for (std::size_t before = 0; before < open.size(); ++before) {
            outcomes.mean_launches += open[before] * fresh;
            for (int k = 0; k <= fresh; ++k) {
                counts[before + static_cast<std::size_t>(k)] +=
                    open[before] * binomial_mass(fresh, k, probability_above);
            }
        }
        launches = look.launches;
        for (std::size_t above = 0; above < counts.size(); ++above) {
            switch (conclude(static_cast<int>(above), look, i + 1 == policy.looks.size())) {
                case Conclusion::regressed:
                    outcomes.regressed += std::exchange(counts[above], 0.0);
                    break;
                case Conclusion::held:
                    outcomes.held += std::exchange(counts[above], 0.0);
                    break;
                case Conclusion::not_decided:
                    outcomes.not_decided += std::exchange(counts[above], 0.0);
                    break;
                case Conclusion::look_again:
                    break;
            }
        }
        open = std::move(counts);
    }
    return outcomes;
}

}  // namespace pawl::perf
