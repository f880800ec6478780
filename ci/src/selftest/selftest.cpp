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

// Those that can be timed but did not get the verdict they should have.
std::vector<std::string> at_fault(const perf::RunRecord& run, Verdict wanted) {
    std::vector<std::string> names;
    for (const auto& benchmark : run.benchmarks) {
        const Verdict verdict = benchmark.outcome.judgement.verdict;
        if (verdict != wanted && verdict != Verdict::not_applicable) names.push_back(named(benchmark));
    }
    return names;
}

std::set<std::string> timed_names(const perf::RunRecord& run) {
    std::set<std::string> names;
    for (const auto& benchmark : run.benchmarks) {
        if (benchmark.outcome.judgement.verdict != Verdict::not_applicable) names.insert(full_name(benchmark));
    }
    return names;
}

std::string first_reason(const perf::RunRecord& run) {
    return run.benchmarks.empty() ? "no benchmark was met" : run.benchmarks.front().outcome.judgement.reason;
}

}  // namespace

SelftestResult judge_selftest(const perf::RunRecord& clean, const perf::RunRecord& injected, double ratio) {
    const auto timed = timed_names(clean);
    if (timed.empty()) {
        return {exit_not_decided, "timing is not applicable in this build: " + first_reason(clean)};
    }
    const std::string percent = perf::percent_text(ratio);
    std::vector<std::string> faults;
    if (timed != timed_names(injected)) {
        faults.emplace_back("the two runs did not meet the same benchmarks");
    } else {
        if (const auto names = at_fault(injected, Verdict::regressed); !names.empty()) {
            faults.push_back(fmt::format("not found at {}: {}", percent, joined(names, ", ")));
        }
        if (const auto names = at_fault(clean, Verdict::held); !names.empty()) {
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
