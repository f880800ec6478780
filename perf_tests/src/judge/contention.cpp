// SPDX-License-Identifier: BSL-1.0
#include "judge/contention.hpp"

#include <utility>

#include "judge/rank.hpp"

namespace pawl::perf {

bool uses_several_threads(std::vector<double> shares) {
    constexpr double negligible_share = 0.05;
    return median(std::move(shares)) > negligible_share;
}

}  // namespace pawl::perf
