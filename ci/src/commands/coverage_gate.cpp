// SPDX-License-Identifier: BSL-1.0
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <pawl/coverage/attribution.hpp>
#include <pawl/coverage/flaky.hpp>
#include <pawl/coverage/gate.hpp>
#include <pawl/coverage/lcov_format.hpp>
#include <pawl/coverage/patch.hpp>
#include <pawl/coverage/path_filter.hpp>
#include <pawl/coverage/verdict_text.hpp>
#include <vector>

#include "baseline/git_repository.hpp"
#include "commands/coverage.hpp"
#include "commands/coverage_fall.hpp"
#include "commands/coverage_policy.hpp"
#include "commands/coverage_stop.hpp"
#include "coverage/changed_lines.hpp"
#include "coverage/ctest_run.hpp"
#include "coverage/sourced_tracefile.hpp"

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;
using namespace pawl::coverage;

tl::expected<ChangedLines, Refusal> read_changes(const CoverageGateArguments& arguments, const Tracefile& tracefile) {
    if (arguments.diff_file.empty()) {
        const auto ref = arguments.ref.empty() ? std::nullopt : std::optional{arguments.ref};
        auto changes = changed_lines(run_until(deadline_in(60)), arguments.source_dir, ref, tracefile);
        // In ctest, a work tree that git does not know leaves the question open.
        if (!changes && !arguments.ctest_dir.empty()) changes.error().code = exit_not_decided;
        return changes;
    }
    const auto text = read_text(arguments.diff_file);
    if (!text) return tl::unexpected(text.error());
    auto diff = read_diff(*text, arguments.diff_file);
    if (!diff) return stop(exit_bad_usage, describe(diff.error()));
    if (const auto error = different_beginnings(tracefile, *diff)) return stop(exit_bad_usage, describe(*error));
    return ChangedLines{*std::move(diff), arguments.diff_file};
}

tl::expected<Outcome, Refusal> judge_changes(const CoverageGateArguments& arguments, const SourcedTracefile& today,
                                             Percent floor, bool is_whole) {
    auto changes = read_changes(arguments, today.tracefile);
    if (!changes) return tl::unexpected(changes.error());
    const PathFilter captured{.include = today.provenance.include, .exclude = today.provenance.exclude};
    std::erase_if(changes->diff, [&](const auto& change) {
        return !counts(arguments.filter, change.first) || !counts(captured, change.first);
    });
    auto verdict = judge_patch(today.tracefile, changes->diff, floor);
    if (!is_whole) verdict.outcome = of_a_part(verdict.outcome);
    fmt::print("{}changes since {}\n", to_text(verdict), changes->since);
    if (!arguments.by_test.empty()) {
        const auto text = read_text(arguments.by_test);
        if (!text) return tl::unexpected(text.error());
        const auto by_test = read_lcov_by_test(*text, arguments.by_test);
        if (!by_test) return stop(exit_bad_usage, describe(by_test.error()));
        fmt::print("covered by\n{}", to_text(attribute(today.tracefile, changes->diff, *by_test)));
    }
    return verdict.outcome;
}

/// Lines that are covered at times are nobody's fault when they are not; they are said.
tl::expected<SourcedTracefile, Refusal> without_flaky(SourcedTracefile today, const std::string& path,
                                                      const std::string& source_dir) {
    const auto flaky = read_tracefile(path, source_dir);
    if (!flaky) return flaky;
    if (const auto both = of_sum(flaky->provenance, today.provenance); !both) {
        return stop(exit_bad_usage, fmt::format("{}: {}; find flaky lines anew", path, both.error()));
    }
    auto [forgiving_tracefile, forgiven] = forgiving(std::move(today.tracefile), flaky->tracefile);
    for (const auto& [file, line] : forgiven) {
        fmt::print("{}:{} is not covered this time, but at times: it counts as covered\n", file, line);
    }
    today.tracefile = std::move(forgiving_tracefile);
    return today;
}

tl::expected<SourcedTracefile, Refusal> read_today(const CoverageGateArguments& arguments) {
    if (!arguments.test_list.empty() && !fs::exists(arguments.tracefiles.front())) {
        return stop(exit_not_decided, fmt::format("{} is not there; the capture, which ran before, says why",
                                                  arguments.tracefiles.front()));
    }
    auto today = read_tracefiles(arguments.tracefiles, arguments.source_dir);
    if (!today || arguments.flaky.empty()) return today;
    return without_flaky(*std::move(today), arguments.flaky, arguments.source_dir);
}

/// @return  what each gate says. Every one speaks, whatever the others say.
tl::expected<std::vector<tl::expected<Outcome, Refusal>>, Refusal> judge_all(const CoverageGateArguments& arguments,
                                                                             const CoveragePolicy& policy,
                                                                             bool is_whole) {
    auto today = read_today(arguments);
    if (!today) return tl::unexpected(today.error());
    std::optional<tl::expected<OlderTracefile, Refusal>> older;
    if (!arguments.baseline.empty()) older = OlderTracefile{arguments.baseline, "a file given"};
    if (!arguments.kept_as.empty()) {
        if (is_whole) keep_for_later(arguments, *today);
        older = find_older(arguments, *today);
    }
    for (const std::string& glob : idle_globs(arguments.filter, today->tracefile)) {
        fmt::print(stderr, "pawl coverage: '{}' matches no file that was measured; is it misspelt?\n", glob);
    }
    today->tracefile = filtered(std::move(today->tracefile), arguments.filter);
    auto total = judge(today->tracefile, policy.floors);
    if (!total) return stop(exit_bad_usage, describe(total.error()));
    if (!is_whole) total->outcome = of_a_part(total->outcome);
    fmt::print("{}", to_text(*total));
    std::vector<tl::expected<Outcome, Refusal>> outcomes{total->outcome};
    if (older) {
        outcomes.push_back(older->and_then(
            [&](const OlderTracefile& found) { return judge_fall(arguments, found, *today, policy.drop, is_whole); }));
    }
    if (policy.patch) outcomes.push_back(judge_changes(arguments, *today, *policy.patch, is_whole));
    std::fflush(stdout);
    return outcomes;
}

/// A failure is certain, whatever another gate could not tell; then come errors; then what is not decided.
tl::expected<ExitCode, Refusal> sum_up(const std::vector<tl::expected<Outcome, Refusal>>& outcomes,
                                       const std::string& partial) {
    std::vector<Refusal> reasons;
    for (const auto& outcome : outcomes) {
        if (!outcome) reasons.push_back(outcome.error());
    }
    const auto has = [&](Outcome wanted) {
        return std::ranges::any_of(outcomes, [&](const auto& outcome) { return outcome && *outcome == wanted; });
    };
    if (has(Outcome::inconclusive)) reasons.push_back({exit_not_decided, partial});
    std::ranges::stable_partition(reasons, [](const Refusal& reason) { return reason.code != exit_not_decided; });
    const bool failed = has(Outcome::failed);
    for (std::size_t i = failed ? 0 : 1; i < reasons.size(); ++i) finish(tl::unexpected(reasons[i]));
    if (failed) return exit_failed;
    if (!reasons.empty()) return tl::unexpected(reasons.front());
    return exit_held;
}

tl::expected<ExitCode, Refusal> gate(const CoverageGateArguments& arguments) {
    forget_git_environment();
    const auto policy = policy_of(arguments);
    if (!policy) return tl::unexpected(policy.error());
    if (!arguments.build_dir.empty()) {
        if (auto current = current_counters(arguments.build_dir, arguments.objects); !current)
            return tl::unexpected(current.error());
    }
    const std::string partial =
        arguments.test_list.empty() ? "" : why_partial(arguments.test_list, arguments.ctest_dir);
    return judge_all(arguments, *policy, partial.empty()).and_then([&](const auto& outcomes) {
        return sum_up(outcomes, partial);
    });
}

}  // namespace

int run_coverage_gate(const CoverageGateArguments& arguments) {
    return finish(gate(arguments));
}

}  // namespace pawl::cli
