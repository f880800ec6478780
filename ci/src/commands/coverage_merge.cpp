// SPDX-License-Identifier: BSL-1.0
#include <fmt/format.h>

#include <pawl/coverage/path_filter.hpp>
#include <utility>

#include "commands/coverage.hpp"
#include "commands/coverage_stop.hpp"
#include "coverage/sourced_tracefile.hpp"
#include "record/file.hpp"

namespace pawl::cli {
namespace {

using namespace pawl::coverage;

tl::expected<ExitCode, Refusal> merge_tracefiles(const CoverageMergeArguments& arguments) {
    auto sum = read_tracefiles(arguments.tracefiles, arguments.source_dir);
    if (!sum) return tl::unexpected(sum.error());
    say(remarks_on_globs(arguments.filter, *sum));
    sum->tracefile = filtered(std::move(sum->tracefile), arguments.filter);
    for (const auto& [globs, known] : {std::pair{&arguments.filter.include, &sum->provenance.include},
                                       std::pair{&arguments.filter.exclude, &sum->provenance.exclude}}) {
        known->insert(known->end(), globs->begin(), globs->end());
    }
    const Totals lines = line_totals(sum->tracefile);
    if (lines.found == 0) return stop(exit_bad_usage, "not one measured line is left; check the tracefiles and globs");
    if (const auto written = perf::replace_file(arguments.output, text_of(*sum)); !written) {
        return stop(exit_environment, written.error());
    }
    fmt::print("merged {} tracefile{}: {} of {} lines in {} files: {}\n", arguments.tracefiles.size(),
               arguments.tracefiles.size() == 1 ? "" : "s", lines.hit, lines.found, sum->tracefile.files.size(),
               arguments.output);
    return exit_held;
}

}  // namespace

int run_coverage_merge(const CoverageMergeArguments& arguments) {
    return finish(merge_tracefiles(arguments));
}

}  // namespace pawl::cli
