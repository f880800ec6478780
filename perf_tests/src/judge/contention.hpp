// SPDX-License-Identifier: BSL-1.0
// What a measurement on one core cannot show.
#ifndef PAWL_PERF_JUDGE_CONTENTION_HPP_INCLUDED
#define PAWL_PERF_JUDGE_CONTENTION_HPP_INCLUDED

#include <string_view>
#include <vector>

namespace pawl::perf {

/// Said of a verdict on a body with several threads that all shared one core.
inline constexpr std::string_view contention_remark = "one core: contention not visible";

/// Whether other threads than the measuring one ran in the median launch for more than 5 % of a batch's time. Reading
/// the two clocks takes about a microsecond of a batch; a thread that only waits cannot contend.
/// @param shares  [n] of each launch, n >= 1.
[[nodiscard]] bool uses_several_threads(std::vector<double> shares);

}  // namespace pawl::perf

#endif  // PAWL_PERF_JUDGE_CONTENTION_HPP_INCLUDED
