// SPDX-License-Identifier: BSL-1.0
#include "resample.hpp"

#include <cmath>
#include <numeric>
#include <random>

#include "judge/decide.hpp"

namespace pawl::sharpness {

namespace {

std::vector<double> pool_of(const std::vector<Trial>& trials) {
    std::vector<double> pool;
    // The first look's launches only: those of suspects would weigh the unlucky trials more.
    for (const Trial& trial : trials) {
        for (std::size_t i = 0; i < trial.log_ratios.size() && i < 5; ++i) pool.push_back(trial.log_ratios[i]);
    }
    return pool;
}

}  // namespace

Resampled resample(const std::vector<Trial>& trials, double shift_ratio, int count, std::uint64_t seed) {
    const auto pool = pool_of(trials);
    if (pool.empty()) return {};
    const double shift = std::log1p(shift_ratio);
    const perf::Policy policy;
    std::mt19937_64 random(seed);
    Resampled resampled{count, 0};
    std::vector<double> launches;
    for (int trial = 0; trial < count; ++trial) {
        launches.clear();
        std::optional<perf::Judgement> judgement;
        while (!judgement) {
            for (int fresh = perf::launches_to_next_look(static_cast<int>(launches.size()), policy); fresh > 0;
                 --fresh) {
                launches.push_back(pool[random() % pool.size()] + shift);
            }
            judgement = perf::decide(launches, policy);
        }
        resampled.regressed += judgement->verdict == perf::Verdict::regressed;
    }
    return resampled;
}

double launch_correlation(const std::vector<Trial>& trials) {
    const auto pool = pool_of(trials);
    if (pool.size() < 2) return 0;
    const double mean = std::accumulate(pool.begin(), pool.end(), 0.0) / static_cast<double>(pool.size());
    double together = 0;
    double squares = 0;
    int pairs = 0;
    for (const Trial& trial : trials) {
        for (std::size_t i = 1; i < trial.log_ratios.size() && i < 5; ++i, ++pairs) {
            together += (trial.log_ratios[i - 1] - mean) * (trial.log_ratios[i] - mean);
        }
    }
    for (const double value : pool) squares += (value - mean) * (value - mean);
    if (squares == 0 || pairs == 0) return 0;
    return (together / pairs) / (squares / static_cast<double>(pool.size()));
}

}  // namespace pawl::sharpness
