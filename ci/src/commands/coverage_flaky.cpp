// SPDX-License-Identifier: BSL-1.0
#include <fmt/format.h>

#include <iostream>
#include <pawl/coverage/flaky.hpp>
#include <pawl/coverage/lines.hpp>

#include "baseline/progress.hpp"
#include "commands/coverage.hpp"
#include "commands/coverage_stop.hpp"
#include "coverage/capture.hpp"
#include "coverage/separate_run.hpp"
#include "measure/interruption.hpp"
#include "process/surroundings.hpp"
#include "record/file.hpp"

namespace pawl::cli {
namespace {

using namespace pawl::coverage;

tl::expected<ExitCode, Refusal> find_flaky(const CoverageRunsArguments& arguments) {
    SeparateRuns runs{arguments.build_dir, arguments.capture.object_dirs, arguments.limit};
    Progress progress{std::cerr, columns_of_standard_error()};
    SourcedTracefile sum;
    std::vector<std::string> remarks;
    unsigned failures = 0;
    for (unsigned number = 1; number <= arguments.repeat; ++number) {
        progress.step(fmt::format("run {} of {}", number, arguments.repeat));
        const auto run = runs.run({"-j", std::to_string(arguments.test_jobs)},
                                  [&](std::string_view output) { progress.tool_output(output); });
        if (!run) return tl::unexpected(run.error());
        if (!run->passed) {  // what a failing test does not cover is no chance
            ++failures;
            continue;
        }
        if (run->objects.empty()) {
            return stop(exit_not_decided, arguments.build_dir + ": no instrumented object ran; build with --coverage");
        }
        auto part = capture(arguments.capture, run->objects);
        if (!part) return tl::unexpected(part.error());
        remarks = std::move(part->remarks);
        sum.provenance = std::move(part->sourced.provenance);
        sum.tracefile = merge(std::move(sum.tracefile), counting_runs(std::move(part->sourced.tracefile)));
    }
    progress.clear();
    say(remarks);
    const unsigned passed = arguments.repeat - failures;
    if (passed < 2) {
        return stop(exit_not_decided, fmt::format("in {} of {} runs a test failed; mend it, two runs have to pass",
                                                  failures, arguments.repeat));
    }
    if (failures > 0) {
        fmt::print(stderr, "pawl coverage: in {} of {} runs a test failed; they do not count\n", failures,
                   arguments.repeat);
    }
    sum.tracefile = flaky_lines(sum.tracefile, passed);
    sum.provenance.is_flaky = true;
    if (const auto written = perf::replace_file(arguments.output, text_of(sum)); !written) {
        return stop(exit_environment, written.error());
    }
    for (const auto& [path, file] : sum.tracefile.files) {
        for (const auto& [line, covering] : file.lines) {
            fmt::print("{}:{} is covered in {} of {} runs\n", coverage::in_one_line(path), line, covering, passed);
        }
    }
    fmt::print("{} lines are covered at times: {}\n", line_totals(sum.tracefile).found, arguments.output);
    return exit_held;
}

}  // namespace

int run_coverage_flaky(const CoverageRunsArguments& arguments) {
    const perf::Interruption interruption;  // temporary files go first
    return finish(find_flaky(arguments));
}

}  // namespace pawl::cli
