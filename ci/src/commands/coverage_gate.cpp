// SPDX-License-Identifier: BSL-1.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <pawl/coverage/drop.hpp>
#include <pawl/coverage/gate.hpp>
#include <pawl/coverage/patch.hpp>
#include <pawl/coverage/path_filter.hpp>
#include <pawl/coverage/test_run.hpp>
#include <pawl/coverage/verdict_text.hpp>
#include <tuple>
#include <vector>

#include "baseline/git_repository.hpp"
#include "commands/coverage.hpp"
#include "commands/coverage_fall.hpp"
#include "commands/coverage_stop.hpp"
#include "coverage/changed_lines.hpp"
#include "process/surroundings.hpp"

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;
using namespace pawl::coverage;

/// The log that a ctest now running below `directory` writes: LastTest.log.tmp, with a time stamp under `ctest -T
/// Test`.
fs::path running_log(const fs::path& directory) {
    fs::path newest;
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(directory / "Testing" / "Temporary", failure)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with("LastTest") || !name.ends_with(".log.tmp")) continue;
        if (newest.empty() || fs::last_write_time(newest, failure) < entry.last_write_time(failure))
            newest = entry.path();
    }
    return newest;
}

/// Empty if every test that --tests names has run, or none is named.
std::string why_partial(const CoverageGateArguments& arguments) {
    if (arguments.test_list.empty()) return "";
    const auto names = read_text(arguments.test_list);
    if (!names) return names.error().sentence;
    const auto log = read_text(running_log(arguments.ctest_dir));
    if (!log) return "which tests ran is not known, as no ctest runs in " + arguments.ctest_dir + "; start it there";
    return describe(compare_with_log(*names, *log));
}

tl::expected<Floor, Refusal> floor_of(const char* option, const std::string& text) {
    return parse_floor(text).map_error([&](const Error& error) {
        return Refusal{exit_bad_usage, fmt::format("{}: {}", option, describe(error))};
    });
}

struct Policy {
    FloorPolicy floors;
    std::optional<Floor> patch;
    DropLimits drop;
};

tl::expected<std::optional<Floor>, Refusal> optional_floor_of(const char* option, const std::string& text) {
    if (text.empty()) return std::nullopt;
    return floor_of(option, text);
}

tl::expected<Policy, Refusal> policy_of(const CoverageGateArguments& arguments) {
    Policy policy;
    const std::array floors{std::tuple{"--floor", &arguments.floor, &policy.floors.total},
                            std::tuple{"--folder-floor", &arguments.folder_floor, &policy.floors.per_folder},
                            std::tuple{"--file-floor", &arguments.file_floor, &policy.floors.per_file}};
    for (const auto& [option, texts, wanted] : floors) {
        const auto parsed = parse_floors(*texts);
        if (!parsed) return stop(exit_bad_usage, fmt::format("{}: {}", option, describe(parsed.error())));
        *wanted = *parsed;
    }
    const std::array optional{std::tuple{"--patch", &arguments.patch_floor, &policy.patch},
                              std::tuple{"--max-drop", &arguments.max_drop, &policy.drop.relative},
                              std::tuple{"--max-drop-points", &arguments.max_drop_points, &policy.drop.points}};
    for (const auto& [option, text, floor] : optional) {
        const auto parsed = optional_floor_of(option, *text);
        if (!parsed) return tl::unexpected(parsed.error());
        *floor = *parsed;
    }
    return policy;
}

tl::expected<ChangedLines, Refusal> read_changes(const CoverageGateArguments& arguments, const Tracefile& tracefile) {
    if (arguments.diff_file.empty()) {
        const auto ref = arguments.ref.empty() ? std::nullopt : std::optional{arguments.ref};
        auto changes = changed_lines(run_until(deadline_in(60)), arguments.source_dir, ref, tracefile);
        // In ctest a work tree that git does not know leaves the question open; where CI is set, somebody has to see
        // it.
        const bool may_stay_open = !arguments.ctest_dir.empty() && variable("CI").empty();
        if (!changes && may_stay_open) changes.error().code = exit_not_decided;
        return changes;
    }
    const auto text = read_text(arguments.diff_file);
    if (!text) return tl::unexpected(text.error());
    auto diff = read_diff(*text, arguments.diff_file);
    if (!diff) return stop(exit_bad_usage, describe(diff.error()));
    return ChangedLines{*std::move(diff), arguments.diff_file};
}

tl::expected<Outcome, Refusal> judge_changes(const CoverageGateArguments& arguments, const Tracefile& tracefile,
                                             Floor floor) {
    const auto changes = read_changes(arguments, tracefile);
    if (!changes) return tl::unexpected(changes.error());
    const auto verdict = judge_patch(tracefile, changes->diff, floor);
    if (!verdict) return stop(exit_bad_usage, describe(verdict.error()));
    fmt::print("{}changes since {}\n", to_text(*verdict), changes->since);
    return verdict->outcome;
}

// Every gate speaks, whatever the others say.
tl::expected<ExitCode, Refusal> judge_all(const CoverageGateArguments& arguments, const Policy& policy) {
    auto today = read_tracefiles(arguments.tracefiles);
    if (!today) return tl::unexpected(today.error());
    std::optional<tl::expected<fs::path, Refusal>> older;
    if (!arguments.baseline.empty()) older = fs::path{arguments.baseline};
    if (!arguments.kept_as.empty()) older = keep_and_find(arguments, *today, why_partial(arguments));
    today->tracefile = filtered(std::move(today->tracefile), arguments.filter);
    const auto total = judge(today->tracefile, policy.floors);
    if (!total) return stop(exit_bad_usage, describe(total.error()));
    fmt::print("{}", to_text(*total));
    std::vector<tl::expected<Outcome, Refusal>> outcomes{total->outcome};
    if (older) {
        outcomes.push_back(
            older->and_then([&](const fs::path& path) { return judge_fall(arguments, path, *today, policy.drop); }));
    }
    if (policy.patch) outcomes.push_back(judge_changes(arguments, today->tracefile, *policy.patch));
    std::fflush(stdout);
    const auto is_failure = [](const auto& outcome) { return outcome && *outcome == Outcome::failed; };
    const bool failed = std::ranges::any_of(outcomes, is_failure);
    for (const auto& outcome : outcomes) {
        if (outcome) continue;
        if (!failed) return tl::unexpected(outcome.error());
        finish(tl::unexpected(outcome.error()));  // a failure is certain, whatever another gate could not tell
    }
    return failed ? exit_failed : exit_held;
}

tl::expected<ExitCode, Refusal> gate(const CoverageGateArguments& arguments) {
    forget_git_environment();
    const auto policy = policy_of(arguments);
    if (!policy) return tl::unexpected(policy.error());
    if (!arguments.build_dir.empty()) {
        if (auto current = require_current_counters(arguments.build_dir); !current) {
            return tl::unexpected(current.error());
        }
    }
    auto outcome = judge_all(arguments, *policy);
    if (outcome && *outcome == exit_held) return outcome;
    // Coverage only grows with tests: a part of them can prove that a floor holds, but not that it fails.
    if (const std::string partial = why_partial(arguments); !partial.empty()) return stop(exit_not_decided, partial);
    return outcome;
}

}  // namespace

int run_coverage_gate(const CoverageGateArguments& arguments) {
    return finish(gate(arguments));
}

}  // namespace pawl::cli
