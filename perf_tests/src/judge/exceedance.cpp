// SPDX-License-Identifier: BSL-1.0
#include "judge/exceedance.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "judge/rank.hpp"

namespace pawl::perf {

namespace {

constexpr double false_alarm_rate = 0.001;
constexpr double false_pass_rate = 0.05;
constexpr std::size_t blocks = 25;

double design_effect(std::span<const double> operations_ns, double limit_ns, double share) {
    const std::size_t block_size = operations_ns.size() / blocks;
    if (block_size < 2 || share <= 0 || share >= 1) return 1;
    const double expected = static_cast<double>(block_size) * share;
    double squares = 0;
    for (std::size_t block = 0; block < blocks; ++block) {
        const auto operations = operations_ns.subspan(block * block_size, block_size);
        const auto longer = std::ranges::count_if(operations, [=](double ns) { return ns > limit_ns; });
        squares += (static_cast<double>(longer) - expected) * (static_cast<double>(longer) - expected);
    }
    const double variance = squares / (blocks - 1);
    return std::max(1.0, variance / (expected * (1 - share)));
}

}  // namespace

std::string_view verb_of(Answer answer) {
    return answer == Answer::held ? "keeps" : answer == Answer::broken ? "breaks" : "may or may not keep";
}

Exceedances count_exceedances(std::span<const double> operations_ns, double limit_ns) {
    assert(!operations_ns.empty());
    Exceedances counted;
    counted.operations = static_cast<int>(operations_ns.size());
    counted.longer = static_cast<int>(std::ranges::count_if(operations_ns, [=](double ns) { return ns > limit_ns; }));
    counted.design_effect =
        design_effect(operations_ns, limit_ns, static_cast<double>(counted.longer) / counted.operations);
    return counted;
}

Answer judge_exceedances(const Exceedances& counted, double allowed_share) {
    assert(allowed_share > 0 && allowed_share < 1);
    const double operations = counted.operations / counted.design_effect;
    const double longer = counted.longer / counted.design_effect;
    // Each rounded against the conclusion that is to be drawn: fewer longer ones among more operations, or the reverse.
    const int most = static_cast<int>(std::ceil(operations));
    const int few = static_cast<int>(std::floor(longer));
    if (1 - binomial_at_most(most, few - 1, allowed_share) <= false_alarm_rate) return Answer::broken;
    const int fewest = static_cast<int>(std::floor(operations));
    const int many = static_cast<int>(std::ceil(longer));
    if (binomial_at_most(fewest, many, allowed_share) <= false_pass_rate) return Answer::held;
    return Answer::not_decided;
}

std::optional<int> operations_to_decide(const Exceedances& counted, double allowed_share) {
    constexpr double operations_max = 1e7;
    const double share = static_cast<double>(counted.longer) / counted.operations;
    const auto decides = [&](double operations) {
        const auto n = static_cast<int>(operations);
        return judge_exceedances({n, static_cast<int>(std::lround(n * share)), counted.design_effect}, allowed_share) !=
               Answer::not_decided;
    };
    double enough = counted.operations;
    while (!decides(enough)) {
        enough *= 1.25;
        if (enough > operations_max) return std::nullopt;
    }
    return static_cast<int>(enough);
}

int operations_needed(double allowed_share) {
    return static_cast<int>(std::ceil(std::log(false_pass_rate) / std::log1p(-allowed_share)));
}

}  // namespace pawl::perf
