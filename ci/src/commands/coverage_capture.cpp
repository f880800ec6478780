// SPDX-License-Identifier: BSL-1.0
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <pawl/coverage/counters.hpp>
#include <pawl/coverage/exclusions.hpp>
#include <pawl/coverage/lcov_capture.hpp>
#include <pawl/coverage/lcov_format.hpp>
#include <pawl/coverage/path_filter.hpp>
#include <pawl/coverage/provenance.hpp>

#include "baseline/command_runner.hpp"
#include "baseline/git_repository.hpp"
#include "commands/coverage.hpp"
#include "commands/coverage_stop.hpp"
#include "coverage/gcov_run.hpp"
#include "coverage/source_names.hpp"
#include "process/command.hpp"
#include "record/file.hpp"

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;
using namespace pawl::coverage;

tl::expected<Tracefile, Refusal> run_lcov(LcovPass pass, const std::string& build_dir, const fs::path& scratch) {
    const auto argv = lcov_command(pass, build_dir, scratch.string());
    const auto result = run_command(argv, {.limit = std::chrono::minutes(20)});
    if (!result) return stop(exit_environment, describe(result.error()));
    if (result->exit_code != 0) {
        return stop(exit_environment, fmt::format("{} failed with exit code {}:\n{}", fmt::join(argv, " "),
                                                  result->exit_code, lcov_complaint(result->standard_error)));
    }
    auto captured = read_tracefile(scratch);
    std::error_code ignored;
    fs::remove(scratch, ignored);
    if (!captured) return stop(exit_environment, captured.error().sentence);
    return std::move(captured->tracefile);
}

tl::expected<Tracefile, Refusal> run_both_passes(const CoverageCaptureArguments& arguments) {
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

/// lcov reads the markers itself. A source that is not there any more has none.
tl::expected<Tracefile, Refusal> without_exclusions(Tracefile tracefile, const std::string& source_dir) {
    for (auto& [path, file] : tracefile.files) {
        const auto source = perf::content_of(fs::path{source_dir} / path);
        if (!source) continue;
        const auto exclusions = exclusions_in(*source, path);
        if (!exclusions) return stop(exit_bad_usage, describe(exclusions.error()));
        file = without(std::move(file), *exclusions);
    }
    return tracefile;
}

tl::expected<Tracefile, Refusal> run_gcov(const CoverageCaptureArguments& arguments) {
    const auto objects = find_objects(arguments.build_dir);
    if (!objects) return stop(exit_bad_usage, describe(objects.error()));
    const SourceNames names{arguments.build_dir, arguments.source_dir};
    const GcovPlan plan{
        .program = arguments.gcov,
        .name_file = [&](const auto& directory, const auto& printed) { return names.name_of(directory, printed); },
        .only_below = names.common_prefix(),
        .jobs = std::max(1U, arguments.jobs)};
    auto tracefile = capture_by_gcov(*objects, plan);
    if (!tracefile) return tracefile;
    return without_exclusions(*std::move(tracefile), arguments.source_dir);
}

/// "gcov 12.2.0": the name of the engine, and the last word of the first line of what `program --version` prints.
std::string engine_of(const CoverageCaptureArguments& arguments) {
    const std::string& program = arguments.engine == "lcov" ? arguments.engine : arguments.gcov;
    const auto said = run_command({program, "--version"});
    if (!said || said->exit_code != 0) return arguments.engine;
    const std::string line = said->standard_output.substr(0, said->standard_output.find('\n'));
    return arguments.engine + " " + line.substr(line.rfind(' ') + 1);
}

std::string commit_of(const std::string& source_dir) {
    forget_git_environment();
    const CommandRunner run = run_until(deadline_in(60));
    const auto repository = find_repository(run, source_dir.empty() ? "." : source_dir);
    return repository ? work_tree_state(run, *repository) : "";
}

tl::expected<ExitCode, Refusal> capture(const CoverageCaptureArguments& arguments) {
    // A capture that does not come about must not leave the last one to be judged in its place.
    std::error_code ignored;
    fs::remove(arguments.output, ignored);
    if (auto current = require_current_counters(arguments.build_dir); !current) return tl::unexpected(current.error());

    const auto captured = arguments.engine == "lcov" ? run_both_passes(arguments) : run_gcov(arguments);
    if (!captured) return tl::unexpected(captured.error());
    const Tracefile tracefile = filtered(*captured, arguments.filter);

    const Provenance provenance{
        .engine = engine_of(arguments), .exclude = arguments.filter.exclude, .commit = commit_of(arguments.source_dir)};
    const std::string text = header_of(provenance) + write_lcov(tracefile);
    if (const auto written = perf::replace_file(arguments.output, text); !written) {
        return stop(exit_environment, written.error());
    }
    const Totals lines = line_totals(tracefile);
    fmt::print("captured {} of {} lines in {} files: {}\n", lines.hit, lines.found, tracefile.files.size(),
               arguments.output);
    return exit_held;
}

}  // namespace

int run_coverage_capture(const CoverageCaptureArguments& arguments) {
    return finish(capture(arguments));
}

}  // namespace pawl::cli
