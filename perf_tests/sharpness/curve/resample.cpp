// SPDX-License-Identifier: BSL-1.0
#include "curve/resample.hpp"

#include <cassert>
#include <random>

#include "judge/decide.hpp"

namespace pawl::sharpness {

std::vector<std::vector<double>> first_looks(const std::vector<Trial>& trials) {
    const auto size = static_cast<std::ptrdiff_t>(perf::Policy{}.looks.front().launches);
    std::vector<std::vector<double>> looks;
    for (const Trial& trial : trials) {
        if (std::ssize(trial.log_ratios) < size) continue;
        looks.emplace_back(trial.log_ratios.begin(), trial.log_ratios.begin() + size);
    }
    return looks;
}

int resample_flagged(std::span<const double> pool, int count, std::uint64_t seed) {
    assert(!pool.empty());
    const perf::Policy policy;
    std::mt19937_64 random(seed);
    int flagged = 0;
    std::vector<double> launches;
    for (int trial = 0; trial < count; ++trial) {
        launches.clear();
        std::optional<perf::Judgement> judgement;
        while (!judgement) {
            const int fresh = perf::launches_to_next_look(static_cast<int>(launches.size()), policy);
            for (int launch = 0; launch < fresh; ++launch) launches.push_back(pool[random() % pool.size()]);
            judgement = perf::decide(launches, policy);
        }
        flagged += judgement->verdict == perf::Verdict::regressed;
    }
    return flagged;
}

}  // namespace pawl::sharpness
