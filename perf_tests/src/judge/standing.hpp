// SPDX-License-Identifier: BSL-1.0
// Where a verdict leaves the gate, the same for a test, a report and an exit code.
#ifndef PAWL_PERF_JUDGE_STANDING_HPP_INCLUDED
#define PAWL_PERF_JUDGE_STANDING_HPP_INCLUDED

#include "judge/exceedance.hpp"
#include "judge/verdict.hpp"

namespace pawl::perf {

enum class Standing {
    passes,
    fails,
    open,            ///< fails where the run is strict
    not_applicable,  ///< nothing is judged in this build, strict or not
};

/// @param needs_baseline  whether a missing baseline leaves the question open; see below.
[[nodiscard]] Standing standing_of(Verdict verdict, bool needs_baseline);
[[nodiscard]] Standing standing_of(Answer answer);

/// Not in a plain run, for which nobody named a baseline, and not where limits on operations were judged instead,
/// unless the slowdown against the baseline was limited as well.
/// @param asked_for       somebody named a baseline.
/// @param has_findings    limits on operations were judged.
/// @param limits_slowdown  `max_slowdown` stands in the source.
[[nodiscard]] bool needs_baseline(bool asked_for, bool has_findings, bool limits_slowdown);

}  // namespace pawl::perf

#endif  // PAWL_PERF_JUDGE_STANDING_HPP_INCLUDED
