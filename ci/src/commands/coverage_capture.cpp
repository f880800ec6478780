// SPDX-License-Identifier: BSL-1.0
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <pawl/coverage/counters.hpp>
#include <pawl/coverage/lcov_capture.hpp>
#include <pawl/coverage/lcov_format.hpp>
#include <pawl/coverage/path_filter.hpp>

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
    auto tracefile = read_tracefile(scratch);
    std::error_code ignored;
    fs::remove(scratch, ignored);
    if (!tracefile) return stop(exit_environment, tracefile.error().sentence);
    return tracefile;
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

tl::expected<Tracefile, Refusal> run_gcov(const CoverageCaptureArguments& arguments) {
    const auto objects = find_objects(arguments.build_dir);
    if (!objects) return stop(exit_bad_usage, describe(objects.error()));
    const SourceNames names{arguments.build_dir, arguments.source_dir};
    const GcovPlan plan{
        .program = arguments.gcov,
        .name_file = [&](const auto& directory, const auto& printed) { return names.name_of(directory, printed); },
        .only_below = names.common_prefix(),
        .jobs = std::max(1U, arguments.jobs)};
    return capture_by_gcov(*objects, plan);
}

tl::expected<ExitCode, Refusal> capture(const CoverageCaptureArguments& arguments) {
    // A capture that does not come about must not leave the last one to be judged in its place.
    std::error_code ignored;
    fs::remove(arguments.output, ignored);
    if (auto current = require_current_counters(arguments.build_dir); !current) return tl::unexpected(current.error());

    const auto captured = arguments.engine == "lcov" ? run_both_passes(arguments) : run_gcov(arguments);
    if (!captured) return tl::unexpected(captured.error());
    const Tracefile tracefile = filtered(*captured, arguments.filter);

    if (const auto written = perf::replace_file(arguments.output, write_lcov(tracefile)); !written) {
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
