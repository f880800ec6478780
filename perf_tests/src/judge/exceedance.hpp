// SPDX-License-Identifier: BSL-1.0
// Judging a percentile by counting how many operations took longer than its limit.
//
// "P99 <= 6 ms" says that an operation takes longer with a probability of at most 1 %. Then the number of longer ones
// among n independent operations is at most binomial(n, 1 %): an exact test without interpolation, histogram rounding
// or any assumption about the distribution (Hahn and Meeker, Statistical Intervals, 1991, section 5.2). Neighbouring
// operations are alike, for whatever disturbs one disturbs the next; so n is divided by how much more the counts of
// blocks scatter than independent operations would let them (the design effect; Kish, Survey Sampling, 1965).
#ifndef PAWL_PERF_JUDGE_EXCEEDANCE_HPP_INCLUDED
#define PAWL_PERF_JUDGE_EXCEEDANCE_HPP_INCLUDED

#include <optional>
#include <span>
#include <string_view>

namespace pawl::perf {

enum class Answer { held, broken, not_decided };

/// "keeps", "breaks" or "may or may not keep".
[[nodiscard]] std::string_view verb_of(Answer answer);

struct Exceedances {
    int operations = 0;
    int longer = 0;            ///< than the limit
    double design_effect = 1;  ///< >= 1; operations / design_effect of them are as good as independent
};

/// Counts over operations in the order of time.
/// @param operations_ns  [n] n >= 1. @param limit_ns  an operation that takes exactly this long is not longer.
[[nodiscard]] Exceedances count_exceedances(std::span<const double> operations_ns, double limit_ns);

/// @param allowed_share  1 - percentile / 100: 0.01 for P99; 0 < share < 1.
/// @return broken where so many would be longer in fewer than 1 of 1,000 runs of a kept promise; held where so few
/// would be
///         longer in fewer than 1 of 20 runs of a broken one; else not decided. These rates hold for disturbances that
///         are short beside the recording: a burst of a fifth of it can turn every tenth verdict.
[[nodiscard]] Answer judge_exceedances(const Exceedances& counted, double allowed_share);

/// The fewest independent operations with which a promise can be found held: all of them within the limit.
[[nodiscard]] int operations_needed(double allowed_share);

/// About how many operations would decide, if as large a share of them took longer and they came in the same bursts.
/// @return  nothing where the share is so close to the allowed one that ten million would not.
[[nodiscard]] std::optional<int> operations_to_decide(const Exceedances& counted, double allowed_share);

}  // namespace pawl::perf

#endif  // PAWL_PERF_JUDGE_EXCEEDANCE_HPP_INCLUDED
