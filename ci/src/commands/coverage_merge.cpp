// SPDX-License-Identifier: BSL-1.0
#include <fmt/format.h>

#include <pawl/coverage/lcov_format.hpp>
#include <pawl/coverage/path_filter.hpp>

#include "commands/coverage.hpp"
#include "commands/coverage_stop.hpp"
#include "record/file.hpp"

namespace pawl::cli {
namespace {

using namespace pawl::coverage;

tl::expected<ExitCode, Refusal> merge_tracefiles(const CoverageMergeArguments& arguments) {
    auto sum = read_tracefiles(arguments.tracefiles);
    if (!sum) return tl::unexpected(sum.error());
    const Tracefile tracefile = filtered(std::move(sum->tracefile), arguments.filter);
    const std::string header = sum->provenance.engine.empty() ? "" : header_of(sum->provenance);
    if (const auto written = perf::replace_file(arguments.output, header + write_lcov(tracefile)); !written) {
        return stop(exit_environment, written.error());
    }
    const Totals lines = line_totals(tracefile);
    fmt::print("merged {} tracefile{}: {} of {} lines in {} files: {}\n", arguments.tracefiles.size(),
               arguments.tracefiles.size() == 1 ? "" : "s", lines.hit, lines.found, tracefile.files.size(),
               arguments.output);
    return exit_held;
}

}  // namespace

int run_coverage_merge(const CoverageMergeArguments& arguments) {
    return finish(merge_tracefiles(arguments));
}

}  // namespace pawl::cli
