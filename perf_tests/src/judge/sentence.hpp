// SPDX-License-Identifier: BSL-1.0
// Verdicts in words, the same wherever they are shown.
#ifndef PAWL_PERF_JUDGE_SENTENCE_HPP_INCLUDED
#define PAWL_PERF_JUDGE_SENTENCE_HPP_INCLUDED

#include <optional>
#include <string>
#include <string_view>

#include "judge/verdict.hpp"

namespace pawl::perf {

/// "+7.8 %", "-0.2 %", "0 %": one decimal, sign first.
[[nodiscard]] std::string percent_text(double ratio);

/// "52.1 µs": three digits and the unit that fits, from ns to s.
[[nodiscard]] std::string duration_text(double nanoseconds);

/// Wall time an operation on either side, in nanoseconds.
struct BeforeAfter {
    double baseline_p50_ns = 0;
    double candidate_p50_ns = 0;
};

/// One line, for example
/// "add_voxel regressed +7.8 % [+6.9, +8.6] against 3f2c1d9 (limit +5 %); p50 52.1 µs → 56.2 µs; 11 of 11 launches
/// agree".
/// @param baseline  what it was compared with, in the user's words: a short commit, else a path; may be empty.
[[nodiscard]] std::string verdict_sentence(std::string_view benchmark, const Judgement& judgement,
                                           std::string_view baseline, std::optional<BeforeAfter> p50);

/// What the verdict alone would hide: that a benchmark passed with launches on both sides of its limit, or shared a
/// core with its own threads. Empty where there is nothing of the kind.
[[nodiscard]] std::string remarks_on(const Judgement& judgement);

/// The interval in words: "98.8 % rank interval of the median over 11 launches". @pre the judgement has an estimate.
[[nodiscard]] std::string interval_sentence(const Estimate& estimate);

}  // namespace pawl::perf

#endif  // PAWL_PERF_JUDGE_SENTENCE_HPP_INCLUDED
