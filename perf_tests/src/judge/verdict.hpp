// SPDX-License-Identifier: BSL-1.0
// What a gate can say about a benchmark, as plain data.
#ifndef PAWL_PERF_JUDGE_VERDICT_HPP_INCLUDED
#define PAWL_PERF_JUDGE_VERDICT_HPP_INCLUDED

#include <optional>
#include <string>
#include <string_view>

namespace pawl::perf {

enum class Verdict {
    held,            ///< not slower than the limit allows
    held_identical,  ///< both executables have the same code and data: nothing to measure
    regressed,       ///< slower than the limit allows, beyond the stated error rate
    refuted,         ///< a claim that one body is faster than another is not true
    improved,        ///< faster by more than the limit, on all or nearly all launches
    not_decided,     ///< measured, and the launches contradict each other; or a limit of time was reached
    not_applicable,  ///< timing means nothing in this build (unoptimised, sanitizer, coverage)
    added,           ///< the baseline has no such benchmark ("new" in output)
    gone,            ///< the candidate has no such benchmark any more
    no_baseline,     ///< there is nothing to compare with, and the reason is known
    broken,          ///< the benchmark itself fails: it throws, asserts, crashes, hangs or is optimised away
};

/// The word used in messages, records and reports, for example "held identical".
[[nodiscard]] std::string_view name_of(Verdict verdict);

/// The verdict of that name, or nothing.
[[nodiscard]] std::optional<Verdict> verdict_of(std::string_view name);

/// A paired change with its distribution-free interval over launches.
struct Estimate {
    double change_ratio = 0;  ///< candidate / baseline - 1; +0.078 is 7.8 % slower
    double lower_ratio = 0;   ///< lower end of the rank interval, same form
    double upper_ratio = 0;   ///< upper end
    double level = 0;         ///< exact coverage of the interval for the median launch, 0 to 1
    int launches = 0;         ///< launch pairs behind it: the unit of evidence
    int agreeing = 0;         ///< launches on the verdict's side of the limit
};

struct Judgement {
    Verdict verdict = Verdict::not_decided;
    std::optional<Estimate> estimate;  ///< nothing where nothing was measured
    double limit_ratio = 0.05;
    std::string reason;              ///< one sentence wherever the estimate does not speak for itself
    bool contention_hidden = false;  ///< the body uses several threads, and all of them shared one core
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_JUDGE_VERDICT_HPP_INCLUDED
