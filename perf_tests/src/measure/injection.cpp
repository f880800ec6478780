// SPDX-License-Identifier: BSL-1.0
#include "measure/injection.hpp"

#include <algorithm>
#include <cmath>

#include "judge/rank.hpp"

namespace pawl::perf {

std::int64_t Injection::after_batch(std::int64_t wall_ns, std::int32_t iterations) {
    if (m_ratio <= 0) return 0;
    const double iteration_ns = static_cast<double>(wall_ns) / iterations;
    m_iteration_ns.push_back(iteration_ns);
    return std::llround(m_ratio * std::min(iteration_ns, 2 * median(m_iteration_ns)) * iterations);
}

}  // namespace pawl::perf
