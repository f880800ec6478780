// SPDX-License-Identifier: BSL-1.0
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <optional>
#include <pawl/coverage/gate.hpp>
#include <pawl/coverage/patch.hpp>
#include <pawl/coverage/path_filter.hpp>
#include <pawl/coverage/test_run.hpp>
#include <pawl/coverage/verdict_text.hpp>

#include "baseline/git_repository.hpp"
#include "commands/coverage.hpp"
#include "commands/coverage_stop.hpp"
#include "coverage/changed_lines.hpp"

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
    LineFloors floors;
    std::optional<Floor> patch;
};

tl::expected<Policy, Refusal> policy_of(const CoverageGateArguments& arguments) {
    Policy policy;
    const auto total = floor_of("--floor", arguments.floor);
    if (!total) return tl::unexpected(total.error());
    policy.floors.total = *total;
    if (!arguments.file_floor.empty()) {
        const auto per_file = floor_of("--file-floor", arguments.file_floor);
        if (!per_file) return tl::unexpected(per_file.error());
        policy.floors.per_file = *per_file;
    }
    if (!arguments.patch_floor.empty()) {
        const auto patch = floor_of("--patch", arguments.patch_floor);
        if (!patch) return tl::unexpected(patch.error());
        policy.patch = *patch;
    }
    return policy;
}

tl::expected<Tracefile, Refusal> read_tracefiles(const CoverageGateArguments& arguments) {
    Tracefile tracefile;
    for (const std::string& path : arguments.tracefiles) {
        const auto part = read_tracefile(path);
        if (!part) return part;
        tracefile = merge(std::move(tracefile), *part);
    }
    return filtered(std::move(tracefile), arguments.filter);
}

tl::expected<ChangedLines, Refusal> read_changes(const CoverageGateArguments& arguments, const Tracefile& tracefile) {
    if (arguments.diff_file.empty()) {
        forget_git_environment();
        const auto ref = arguments.ref.empty() ? std::nullopt : std::optional{arguments.ref};
        return changed_lines(run_until(deadline_in(60)), arguments.source_dir, ref, tracefile);
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
    const auto tracefile = read_tracefiles(arguments);
    if (!tracefile) return tl::unexpected(tracefile.error());
    const auto total = judge(*tracefile, policy.floors);
    if (!total) return stop(exit_bad_usage, describe(total.error()));
    fmt::print("{}", to_text(*total));
    bool held = total->outcome == Outcome::held;
    if (policy.patch) {
        const auto patch = judge_changes(arguments, *tracefile, *policy.patch);
        std::fflush(stdout);
        if (!patch) return tl::unexpected(patch.error());
        held = held && *patch == Outcome::held;
    }
    std::fflush(stdout);
    return held ? exit_held : exit_failed;
}

tl::expected<ExitCode, Refusal> gate(const CoverageGateArguments& arguments) {
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
