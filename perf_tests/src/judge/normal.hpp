// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_JUDGE_NORMAL_HPP_INCLUDED
#define PAWL_PERF_JUDGE_NORMAL_HPP_INCLUDED

namespace pawl::perf {

/// The value below which a standard normal variable falls with probability `p`, to 1e-15. @pre 0 < p < 1.
[[nodiscard]] double normal_quantile(double p);

}  // namespace pawl::perf

#endif  // PAWL_PERF_JUDGE_NORMAL_HPP_INCLUDED
