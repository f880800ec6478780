// SPDX-License-Identifier: BSL-1.0
#include "curve/bounds.hpp"

#include <cassert>

#include "judge/rank.hpp"

namespace pawl::sharpness {

double upper_bound(int successes, int trials, double level) {
    assert(trials >= 1 && successes >= 0 && successes <= trials);
    if (successes == trials) return 1;
    double low = 0;
    double high = 1;
    for (int step = 0; step < 60; ++step) {
        const double middle = (low + high) / 2;
        (perf::binomial_at_most(trials, successes, middle) > 1 - level ? low : high) = middle;
    }
    return low;
}

double lower_bound(int successes, int trials, double level) {
    return 1 - upper_bound(trials - successes, trials, level);
}

Interval exact_interval(int successes, int trials, double level) {
    const double each = (1 + level) / 2;
    return {lower_bound(successes, trials, each), upper_bound(successes, trials, each)};
}

}  // namespace pawl::sharpness
