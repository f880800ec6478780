// SPDX-License-Identifier: BSL-1.0
#include "catch2/injection.hpp"

#include <cmath>

#include "judge/rank.hpp"

namespace pawl::perf {

std::int64_t Injection::after_batch(std::int64_t wall_ns, std::int32_t iterations) {
    if (m_ratio <= 0) return 0;
    m_iteration_ns.push_back(static_cast<double>(wall_ns) / iterations);
    return std::llround(m_ratio * median(m_iteration_ns) * iterations);
}

}  // namespace pawl::perf
