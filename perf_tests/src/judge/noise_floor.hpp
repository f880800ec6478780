// SPDX-License-Identifier: BSL-1.0
// How far launches scattered on this machine in this run: what no single launch can resolve.
#ifndef PAWL_PERF_JUDGE_NOISE_FLOOR_HPP_INCLUDED
#define PAWL_PERF_JUDGE_NOISE_FLOOR_HPP_INCLUDED

#include <optional>
#include <vector>

namespace pawl::perf {

struct NoiseFloor {
    double ratio = 0;  ///< standard deviation of a launch in the median benchmark, as a ratio; 0.004 is 0.4 %
    int launches = 0;  ///< behind it
};

/// From the scatter of each benchmark's launches about their own median (1.4826 * MAD), so that a change does not count
/// as noise. Benchmarks with fewer than five launches, the first look, say too little. Nothing where no benchmark has
/// them.
/// @param log_ratios  [benchmarks][launches] one median log ratio a launch.
[[nodiscard]] std::optional<NoiseFloor> noise_floor(const std::vector<std::vector<double>>& log_ratios);

}  // namespace pawl::perf

#endif  // PAWL_PERF_JUDGE_NOISE_FLOOR_HPP_INCLUDED
