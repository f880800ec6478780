// SPDX-License-Identifier: BSL-1.0
#include <fmt/format.h>

#include <optional>
#include <pawl/coverage/some_of.hpp>

#include "commands/coverage.hpp"
#include "commands/coverage_stop.hpp"
#include "coverage/capture.hpp"
#include "coverage/coverage_record.hpp"
#include "coverage/current_counters.hpp"
#include "measure/interruption.hpp"
#include "measure/scratch_directory.hpp"
#include "record/environment.hpp"
#include "record/file.hpp"

namespace pawl::cli {
namespace {

tl::expected<ExitCode, Refusal> capture_to_file(const CoverageCaptureArguments& arguments) {
    // A capture that does not come about must not leave the last one to be judged in its place.
    forget(arguments.output);
    forget(arguments.verdict);
    const auto current = current_counters(arguments.build_dir, arguments.objects);
    if (!current) return tl::unexpected(current.error());
    if (arguments.engine == "lcov" && !current->left_over.empty()) {
        return stop(exit_not_decided, "lcov would count objects that the build does not make any more: " +
                                          coverage::some_of(current->left_over) + "; remove them, or build anew");
    }

    std::optional<perf::ScratchDirectory> scratch;
    if (arguments.engine == "lcov") scratch.emplace();
    const auto captured = capture({.build_dir = arguments.build_dir,
                                   .object_dirs = arguments.objects,
                                   .source_dir = arguments.source_dir,
                                   .engine = arguments.engine,
                                   .gcov = arguments.gcov,
                                   .scratch = scratch ? scratch->fresh("lcov") + "/part.info" : "",
                                   .jobs = arguments.jobs,
                                   .filter = arguments.filter},
                                  current->objects);
    if (!captured) return tl::unexpected(captured.error());
    if (!current->left_over.empty()) {
        say({"objects left out, for the build does not make them any more: " + coverage::some_of(current->left_over)});
    }
    say(captured->remarks);
    const coverage::Tracefile& tracefile = captured->sourced.tracefile;
    const coverage::Totals lines = line_totals(tracefile);
    if (lines.found == 0) {
        return stop(exit_bad_usage,
                    fmt::format("{} has not one measured line that counts; check --source-dir and --exclude",
                                arguments.build_dir));
    }
    if (const auto written = perf::replace_file(arguments.output, text_of(captured->sourced)); !written) {
        return stop(exit_environment, written.error());
    }
    fmt::print("captured {} of {} lines in {} files: {}\n", lines.hit, lines.found, tracefile.files.size(),
               arguments.output);
    return exit_held;
}

/// For the report, where no gate can say it.
void keep_reason(const CoverageCaptureArguments& arguments, const Refusal& refusal) {
    CoverageRecord record;
    record.created = perf::utc_now();
    record.gate = std::filesystem::path{arguments.output}.stem().string();
    record.strict = is_strict();
    record.outcome = coverage::Outcome::inconclusive;
    record.reasons = {refusal.sentence};
    if (const auto written = perf::replace_file(arguments.verdict, to_json(record)); !written) say({written.error()});
}

}  // namespace

int run_coverage_capture(const CoverageCaptureArguments& arguments) {
    const perf::Interruption interruption;  // temporary files go first
    const auto captured = capture_to_file(arguments);
    const bool is_open = !captured && captured.error().code == exit_not_decided;
    if (is_open && !arguments.verdict.empty()) keep_reason(arguments, captured.error());
    return finish(captured);
}

}  // namespace pawl::cli
