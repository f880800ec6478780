// SPDX-License-Identifier: BSL-1.0
#include "measure/injection.hpp"

#include <algorithm>
#include <cmath>

#include "judge/rank.hpp"

namespace pawl::perf {

std::int64_t Injection::after_batch(std::int64_t wall_ns, std::int32_t iterations) {
    if (m_ratio <= 0) return 0;
    const double iteration_ns = static_cast<double>(wall_ns) / iterations;
    m_sorted_ns.insert(std::ranges::upper_bound(m_sorted_ns, iteration_ns), iteration_ns);
    return std::llround(m_ratio * std::min(iteration_ns, 2 * quantile(m_sorted_ns, 0.5)) * iterations);
}

}  // namespace pawl::perf
