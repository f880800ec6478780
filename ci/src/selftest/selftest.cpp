// SPDX-License-Identifier: BSL-1.0
#include "selftest/selftest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include "judge/sentence.hpp"
#include "report/summary.hpp"

namespace pawl::cli {

namespace {

using perf::Verdict;

// "hashing › mix (held)".
std::string named(const perf::BenchmarkRecord& benchmark) {
    const auto& judgement = benchmark.outcome.judgement;
    return fmt::format("{} ({}{}{})", full_name(benchmark), name_of(judgement.verdict),
                       judgement.reason.empty() ? "" : ": ", judgement.reason);
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
    std::string text;
    for (const std::string& part : parts) text.append(text.empty() ? "" : separator).append(part);
    return text;
}

// Claims are not about the baseline, and what may become slower by as much as is injected need not be found.
bool is_provable(const perf::BenchmarkRecord& benchmark, double ratio) {
    const auto& outcome = benchmark.outcome;
    return outcome.judgement.verdict != Verdict::not_applicable && !outcome.two_bodies &&
           outcome.judgement.limit_ratio < ratio;
}

// Those that can be timed but did not get the verdict they should have.
std::vector<std::string> at_fault(const perf::RunRecord& run, Verdict wanted, double ratio) {
    std::vector<std::string> names;
    for (const auto& benchmark : run.benchmarks) {
        if (is_provable(benchmark, ratio) && benchmark.outcome.judgement.verdict != wanted) {
            names.push_back(named(benchmark));
        }
    }
    return names;
}

std::set<std::string> provable_names(const perf::RunRecord& run, double ratio) {
    std::set<std::string> names;
    for (const auto& benchmark : run.benchmarks) {
        if (is_provable(benchmark, ratio)) names.insert(full_name(benchmark));
    }
    return names;
}

std::string first_reason(const perf::RunRecord& run) {
    return run.benchmarks.empty() ? "no benchmark was met" : run.benchmarks.front().outcome.judgement.reason;
}

}  // namespace

SelftestResult judge_selftest(const perf::RunRecord& clean, const perf::RunRecord& injected, double ratio) {
    const std::string percent = perf::percent_text(ratio);
    const auto timed = provable_names(clean, ratio);
    const bool has_timed = std::ranges::any_of(clean.benchmarks, [](const auto& benchmark) {
        return benchmark.outcome.judgement.verdict != Verdict::not_applicable;
    });
    if (timed.empty() && has_timed) {
        return {exit_not_decided, fmt::format("no benchmark is compared with a baseline at a limit below {}", percent)};
    }
    if (timed.empty()) {
        return {exit_not_decided, "timing is not applicable in this build: " + first_reason(clean)};
    }
    std::vector<std::string> faults;
    if (timed != provable_names(injected, ratio)) {
        faults.emplace_back("the two runs did not meet the same benchmarks");
    } else {
        if (const auto names = at_fault(injected, Verdict::regressed, ratio); !names.empty()) {
            faults.push_back(fmt::format("not found at {}: {}", percent, joined(names, ", ")));
        }
        if (const auto names = at_fault(clean, Verdict::held, ratio); !names.empty()) {
            faults.push_back("not held at 0 %: " + joined(names, ", "));
        }
    }
    if (!faults.empty()) {
        return {exit_failed,
                fmt::format("the gate is not proven here: {}; `pawl doctor` tells what this machine can resolve",
                            joined(faults, "; "))};
    }
    return {exit_held, fmt::format("the gate can go red here: {0} of {0} benchmarks were found at {1}, none at 0 %",
                                   timed.size(), percent)};
}

}  // namespace pawl::cli
