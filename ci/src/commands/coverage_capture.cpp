// SPDX-License-Identifier: BSL-1.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <pawl/coverage/counters.hpp>
#include <pawl/coverage/exclusions.hpp>
#include <pawl/coverage/lcov_capture.hpp>
#include <pawl/coverage/path_filter.hpp>
#include <pawl/coverage/provenance.hpp>

#include "baseline/command_runner.hpp"
#include "baseline/git_repository.hpp"
#include "commands/coverage.hpp"
#include "commands/coverage_stop.hpp"
#include "coverage/gcov_run.hpp"
#include "coverage/source_names.hpp"
#include "coverage/sourced_tracefile.hpp"
#include "process/command.hpp"
#include "record/file.hpp"

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;
using namespace pawl::coverage;

tl::expected<Tracefile, Refusal> run_lcov(LcovPass pass, const std::string& build_dir, const fs::path& scratch) {
    const auto argv = lcov_command(pass, build_dir, scratch.string());
    const auto result = run_command(argv, {.environment = {{"LC_ALL", "C"}}, .limit = std::chrono::minutes(20)});
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

/// What the sources say of themselves: lcov reads their markers itself.
tl::expected<Tracefile, Refusal> without_exclusions(Tracefile tracefile, const std::string& source_dir) {
    for (auto& [path, file] : tracefile.files) {
        const auto source = perf::content_of(fs::path{source_dir} / path);
        if (!source) continue;  // leave_out_gone() leaves it out
        const auto exclusions = exclusions_in(*source, path);
        if (!exclusions) return stop(exit_bad_usage, describe(exclusions.error()));
        file = without(std::move(file), *exclusions);
    }
    return tracefile;
}

/// Nothing removes the object of a source that was removed or renamed, and nobody can cover it any more.
void leave_out_gone(Tracefile& tracefile, const std::string& source_dir) {
    std::vector<std::string> gone;
    std::erase_if(tracefile.files, [&](const auto& entry) {
        std::error_code ignored;
        if (fs::exists(fs::path{source_dir} / entry.first, ignored)) return false;
        gone.push_back(entry.first);
        return true;
    });
    if (gone.empty()) return;
    fmt::print(stderr,
               "pawl coverage: left out, for the source is not there any more: {}; a clean build forgets the objects\n",
               fmt::join(gone, ", "));
}

tl::expected<Tracefile, Refusal> run_gcov(const CoverageCaptureArguments& arguments,
                                          const std::vector<ObjectCounters>& objects) {
    const SourceNames names{arguments.build_dir, arguments.source_dir};
    const GcovPlan plan{
        .program = arguments.gcov,
        .name_file = [&](const auto& directory, const auto& printed) { return names.name_of(directory, printed); },
        .only_below = names.common_prefix(),
        .jobs = std::max(1U, arguments.jobs)};
    auto tracefile = capture_by_gcov(objects, plan);
    if (!tracefile) return tracefile;
    return without_exclusions(*std::move(tracefile), arguments.source_dir);
}

/// "gcov 12.2.0".
std::string engine_of(const CoverageCaptureArguments& arguments) {
    const std::string& program = arguments.engine == "lcov" ? arguments.engine : arguments.gcov;
    const auto said = run_command({program, "--version"}, {.environment = {{"LC_ALL", "C"}}});
    if (!said || said->exit_code != 0) return arguments.engine;
    return arguments.engine + " " + version_in(said->standard_output.substr(0, said->standard_output.find('\n')));
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
    const auto objects = current_counters(arguments.build_dir);
    if (!objects) return tl::unexpected(objects.error());

    auto captured = arguments.engine == "lcov" ? run_both_passes(arguments) : run_gcov(arguments, *objects);
    if (!captured) return tl::unexpected(captured.error());
    leave_out_gone(*captured, arguments.source_dir);
    for (const std::string& glob : idle_globs(arguments.filter, *captured)) {
        fmt::print(stderr, "pawl coverage: '{}' matches no file that was measured; is it misspelt?\n", glob);
    }
    const SourcedTracefile sourced{.tracefile = filtered(*std::move(captured), arguments.filter),
                                   .provenance = {.engine = engine_of(arguments),
                                                  .exclude = arguments.filter.exclude,
                                                  .commit = commit_of(arguments.source_dir)}};
    if (const auto written = perf::replace_file(arguments.output, text_of(sourced)); !written) {
        return stop(exit_environment, written.error());
    }
    const Totals lines = line_totals(sourced.tracefile);
    fmt::print("captured {} of {} lines in {} files: {}\n", lines.hit, lines.found, sourced.tracefile.files.size(),
               arguments.output);
    return exit_held;
}

}  // namespace

int run_coverage_capture(const CoverageCaptureArguments& arguments) {
    return finish(capture(arguments));
}

}  // namespace pawl::cli
