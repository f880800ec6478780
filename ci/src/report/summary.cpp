// SPDX-License-Identifier: BSL-1.0
#include "report/summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "judge/standing.hpp"

namespace pawl::cli {

namespace {

using perf::Verdict;

// Gravest first.
constexpr std::array by_gravity{Verdict::broken,      Verdict::regressed,     Verdict::refuted,
                                Verdict::not_decided, Verdict::no_baseline,   Verdict::not_applicable,
                                Verdict::gone,        Verdict::added,         Verdict::improved,
                                Verdict::held,        Verdict::held_identical};

auto gravity_of(Verdict verdict) {
    return std::ranges::find(by_gravity, verdict) - by_gravity.begin();
}

double change_of(const perf::Judgement& judgement) {
    return judgement.estimate ? judgement.estimate->change_ratio : 0;
}

ExitCode exit_code_of(perf::Standing standing, bool strict) {
    switch (standing) {
        case perf::Standing::fails:
            return exit_failed;
        case perf::Standing::open:
            return strict ? exit_failed : exit_not_decided;
        case perf::Standing::not_applicable:
            return exit_not_decided;
        default:
            return exit_held;
    }
}

ExitCode graver(ExitCode left, ExitCode right) {
    if (left == exit_failed || right == exit_failed) return exit_failed;
    return left == exit_held ? right : left;
}

}  // namespace

Summary summarise(const std::vector<perf::RunRecord>& records) {
    Summary summary;
    for (const auto& record : records) {
        for (const auto& benchmark : record.benchmarks) {
            const auto& outcome = benchmark.outcome;
            const Verdict verdict = outcome.judgement.verdict;
            summary.rows.push_back({&record, &benchmark});
            ++summary.counts[verdict];
            const bool needed = perf::needs_baseline(record.baseline_state != "not asked for",
                                                     !outcome.findings.empty(), outcome.promises_slowdown);
            summary.exit_code = graver(summary.exit_code, exit_code_of(standing_of(verdict, needed), record.strict));
            for (const perf::Finding& finding : outcome.findings) {
                summary.broken_promises += finding.answer == perf::Answer::broken;
                summary.exit_code = graver(summary.exit_code, exit_code_of(standing_of(finding.answer), record.strict));
            }
        }
    }
    if (summary.rows.empty()) summary.exit_code = exit_not_decided;
    std::ranges::sort(summary.rows, {}, [](const Row& row) {
        const auto& judgement = row.benchmark->outcome.judgement;
        return std::tuple(gravity_of(judgement.verdict), -change_of(judgement), full_name(*row.benchmark));
    });
    return summary;
}

std::string full_name(const perf::BenchmarkRecord& benchmark) {
    const auto& key = benchmark.outcome.key;
    std::string name = benchmark.test_case;
    if (!key.section_path.empty()) name += " › " + key.section_path;
    name += " › " + key.name;
    if (key.ordinal > 0) name += fmt::format(" #{}", key.ordinal + 1);
    return name;
}

std::string count_text(const Summary& summary) {
    std::string text;
    for (const Verdict verdict : by_gravity) {
        const auto count = summary.counts.find(verdict);
        if (count == summary.counts.end()) continue;
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count->second, name_of(verdict));
    }
    if (summary.broken_promises > 0) {
        text += fmt::format(", {} broken promise{}", summary.broken_promises, summary.broken_promises == 1 ? "" : "s");
    }
    return text.empty() ? "no benchmark" : text;
}

}  // namespace pawl::cli
