// SPDX-License-Identifier: BSL-1.0
// Lets the sides work one at a time, and watches the one that should be idle.
#ifndef PAWL_PERF_MEASURE_IDLE_WATCH_HPP_INCLUDED
#define PAWL_PERF_MEASURE_IDLE_WATCH_HPP_INCLUDED

#include <string>

#include "measure/schedule.hpp"
#include "measure/side_run.hpp"

namespace pawl::perf {

/// Runs some batches of the benchmark that both sides stand at on the candidate alone, then on the baseline alone, each
/// time about 1 ms or one batch; then as many as are needed for both bodies to have run equally often. What looks like
/// crossed talk is looked at three times more, for 25 ms or one batch each, beside what the idle side does in as long a
/// time when nobody is asked at all: a heartbeat or a spinning thread of its own is not taken for it.
/// @return the sentence of crossed_talk_sentence; "" where the sides keep apart.
[[nodiscard]] SideResult<std::string> watch_idle_sides(SideRun& baseline, SideRun& candidate, const BatchPlan& plan);

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_IDLE_WATCH_HPP_INCLUDED
