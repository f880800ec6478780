// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_MEASURE_WARM_UP_HPP_INCLUDED
#define PAWL_PERF_MEASURE_WARM_UP_HPP_INCLUDED

#include <algorithm>
#include <cstdint>

#include "measure/clock.hpp"

namespace pawl::perf {

/// How long a body runs before it counts as warm: by this process's own CPU time, of which a neighbour's turn is no
/// part. A body that mostly waits has little, and gets four times as long, or longer than such a turn.
class WarmUp {
public:
    explicit WarmUp(std::int64_t work_ns)
        : m_cpu_end_ns(process_cpu_ns() + work_ns),
          m_wall_end_ns(monotonic_raw_ns() + std::max(4 * work_ns, longest_turn_ns)) {}

    [[nodiscard]] bool is_over() const {
        return process_cpu_ns() >= m_cpu_end_ns || monotonic_raw_ns() >= m_wall_end_ns;
    }

private:
    static constexpr std::int64_t longest_turn_ns = 20'000'000;

    std::int64_t m_cpu_end_ns;
    std::int64_t m_wall_end_ns;
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_WARM_UP_HPP_INCLUDED
