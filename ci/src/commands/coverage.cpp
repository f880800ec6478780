// SPDX-License-Identifier: BSL-1.0
#include "commands/coverage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <pawl/coverage/counters.hpp>
#include <pawl/coverage/gate.hpp>
#include <pawl/coverage/lcov_capture.hpp>
#include <pawl/coverage/lcov_format.hpp>
#include <pawl/coverage/path_filter.hpp>
#include <pawl/coverage/test_run.hpp>
#include <pawl/coverage/verdict_text.hpp>

#include "coverage/gcov_run.hpp"
#include "coverage/source_names.hpp"
#include "exit_code.hpp"
#include "process/command.hpp"
#include "record/file.hpp"

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;
using namespace pawl::coverage;

/// Why a command ends early: a sentence and the exit code it deserves.
struct Stop {
    ExitCode exit_code;
    std::string sentence;
};

tl::unexpected<Stop> stop(ExitCode exit_code, std::string sentence) {
    return tl::unexpected(Stop{exit_code, std::move(sentence)});
}

int finish(const tl::expected<ExitCode, Stop>& outcome) {
    if (outcome) return *outcome;
    fmt::print(stderr, "pawl coverage: {}{}\n", outcome.error().exit_code == exit_not_decided ? "not decided: " : "",
               outcome.error().sentence);
    return outcome.error().exit_code;
}

tl::expected<std::string, Stop> read_text(const fs::path& path) {
    return perf::content_of(path).map_error([&](const std::string& why) {
        return Stop{exit_bad_usage, fmt::format("{} cannot be read ({}); check the path", path.string(), why)};
    });
}

tl::expected<Tracefile, Stop> read_tracefile(const fs::path& path) {
    const auto text = read_text(path);
    if (!text) return tl::unexpected(text.error());
    auto tracefile = read_lcov(*text, path.string());
    if (!tracefile) return stop(exit_bad_usage, describe(tracefile.error()));
    return *std::move(tracefile);
}

/// lcov would call code that was rebuilt, or that no test ran yet, not covered.
tl::expected<void, Stop> require_current_counters(const std::string& build_dir) {
    const auto objects = find_objects(build_dir);
    if (!objects) return stop(exit_bad_usage, describe(objects.error()));
    const CounterSurvey counters = survey(*objects);
    if (counters.state == CounterSurvey::State::current) return {};
    const bool no_coverage_build = counters.state == CounterSurvey::State::not_instrumented;
    return stop(no_coverage_build ? exit_bad_usage : exit_not_decided, build_dir + ": " + describe(counters));
}

tl::expected<Tracefile, Stop> run_lcov(LcovPass pass, const std::string& build_dir, const fs::path& scratch) {
    const auto argv = lcov_command(pass, build_dir, scratch.string());
    const auto result = run_command(argv, {.limit = std::chrono::minutes(20)});
    if (!result) return stop(exit_environment, describe(result.error()));
    if (result->exit_code != 0) {
        return stop(exit_environment, fmt::format("{} failed with exit code {}:\n{}", fmt::join(argv, " "),
                                                  result->exit_code, lcov_complaint(result->standard_error)));
    }
    auto tracefile = read_tracefile(scratch);
    std::error_code ignored;
    fs::remove(scratch, ignored);
    if (!tracefile) return stop(exit_environment, tracefile.error().sentence);
    return tracefile;
}

tl::expected<Tracefile, Stop> run_both_passes(const CoverageCaptureArguments& arguments) {
    const SourceNames names{arguments.build_dir, arguments.source_dir};
    Tracefile tracefile;
    for (const LcovPass pass : {LcovPass::initial, LcovPass::counted}) {
        auto part = run_lcov(pass, arguments.build_dir, arguments.output + ".part");
        if (!part) return part;
        tracefile = merge(std::move(tracefile),
                          renamed(*part, [&](const std::string& path) { return names.name_of("/", path); }));
    }
    return tracefile;
}

tl::expected<Tracefile, Stop> run_gcov(const CoverageCaptureArguments& arguments) {
    const auto objects = find_objects(arguments.build_dir);
    if (!objects) return stop(exit_bad_usage, describe(objects.error()));
    const SourceNames names{arguments.build_dir, arguments.source_dir};
    const GcovPlan plan{
        .program = arguments.gcov,
        .name_file = [&](const auto& directory, const auto& printed) { return names.name_of(directory, printed); },
        .only_below = names.common_prefix(),
        .jobs = std::max(1U, arguments.jobs)};
    return capture_by_gcov(*objects, plan).map_error([](const Refusal& refusal) {
        return Stop{refusal.code, refusal.sentence};
    });
}

tl::expected<ExitCode, Stop> capture(const CoverageCaptureArguments& arguments) {
    // A capture that does not come about must not leave the last one to be judged in its place.
    std::error_code ignored;
    fs::remove(arguments.output, ignored);
    if (auto current = require_current_counters(arguments.build_dir); !current) return tl::unexpected(current.error());

    const auto captured = arguments.engine == "lcov" ? run_both_passes(arguments) : run_gcov(arguments);
    if (!captured) return tl::unexpected(captured.error());
    const Tracefile tracefile = filtered(*captured, arguments.filter);

    std::ofstream file(arguments.output, std::ios::binary);
    file << write_lcov(tracefile) << std::flush;
    if (!file) return stop(exit_environment, arguments.output + " cannot be written; check the path and the disk");
    const Totals lines = line_totals(tracefile);
    fmt::print("captured {} of {} lines in {} files: {}\n", lines.hit, lines.found, tracefile.files.size(),
               arguments.output);
    return exit_held;
}

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

tl::expected<LineFloors, Stop> floors_of(const CoverageGateArguments& arguments) {
    LineFloors floors;
    const auto total = parse_floor(arguments.floor);
    if (!total) return stop(exit_bad_usage, "--floor: " + describe(total.error()));
    floors.total = *total;
    if (arguments.file_floor.empty()) return floors;
    const auto per_file = parse_floor(arguments.file_floor);
    if (!per_file) return stop(exit_bad_usage, "--file-floor: " + describe(per_file.error()));
    floors.per_file = *per_file;
    return floors;
}

tl::expected<ExitCode, Stop> judge_tracefiles(const CoverageGateArguments& arguments, const LineFloors& floors) {
    Tracefile tracefile;
    for (const std::string& path : arguments.tracefiles) {
        const auto part = read_tracefile(path);
        if (!part) return tl::unexpected(part.error());
        tracefile = merge(std::move(tracefile), *part);
    }
    const auto verdict = judge(filtered(std::move(tracefile), arguments.filter), floors);
    if (!verdict) return stop(exit_bad_usage, describe(verdict.error()));
    fmt::print("{}", to_text(*verdict));
    std::fflush(stdout);
    return verdict->outcome == Outcome::held ? exit_held : exit_failed;
}

tl::expected<ExitCode, Stop> gate(const CoverageGateArguments& arguments) {
    const auto floors = floors_of(arguments);
    if (!floors) return tl::unexpected(floors.error());
    if (!arguments.build_dir.empty()) {
        if (auto current = require_current_counters(arguments.build_dir); !current) {
            return tl::unexpected(current.error());
        }
    }
    auto outcome = judge_tracefiles(arguments, *floors);
    if (outcome && *outcome == exit_held) return outcome;
    // Coverage only grows with tests: a part of them can prove that the floor holds, but not that it fails.
    if (const std::string partial = why_partial(arguments); !partial.empty()) return stop(exit_not_decided, partial);
    return outcome;
}

}  // namespace

int run_coverage_capture(const CoverageCaptureArguments& arguments) {
    return finish(capture(arguments));
}

int run_coverage_gate(const CoverageGateArguments& arguments) {
    return finish(gate(arguments));
}

}  // namespace pawl::cli
