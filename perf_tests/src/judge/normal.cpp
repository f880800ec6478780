// SPDX-License-Identifier: BSL-1.0
#include "judge/normal.hpp"

#include <cassert>
#include <cmath>
#include <numbers>

namespace pawl::perf {

double normal_quantile(double p) {
    assert(p > 0 && p < 1);
    double low = -38;  // beyond, doubles hold no such probability
    double high = 38;
    for (int step = 0; step < 60; ++step) {
        const double middle = (low + high) / 2;
        (std::erfc(-middle / std::numbers::sqrt2) / 2 < p ? low : high) = middle;
    }
    return high;
}

}  // namespace pawl::perf
