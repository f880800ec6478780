// SPDX-License-Identifier: BSL-1.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iostream>
#include <pawl/coverage/lcov_format.hpp>
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

/// A test's lines are those it hits; of the others the whole capture tells.
Tracefile only_hit(Tracefile tracefile) {
    for (auto& [path, file] : tracefile.files) {
        std::erase_if(file.lines, [](const auto& entry) { return entry.second == 0; });
        std::erase_if(file.functions, [](const auto& entry) {
            return std::ranges::all_of(entry.second, [](const auto& function) { return function.second == 0; });
        });
        file.branches.clear();
    }
    std::erase_if(tracefile.files, [](const auto& entry) { return entry.second.lines.empty(); });
    return tracefile;
}

tl::expected<ExitCode, Refusal> capture_by_test(const CoverageRunsArguments& arguments) {
    SeparateRuns runs{arguments.build_dir, arguments.capture.object_dirs, arguments.limit};
    const auto tests = runs.tests();
    if (!tests) return tl::unexpected(tests.error());
    Progress progress{std::cerr, columns_of_standard_error()};
    std::string text;
    std::vector<std::string> failed;
    std::vector<std::string> remarks;
    std::size_t captured = 0;
    bool has_counted = false;
    for (std::size_t number = 1; number <= tests->size(); ++number) {
        const ListedTest& test = (*tests)[number - 1];
        if (test.is_disabled) continue;
        progress.step(fmt::format("{}/{} {}", number, tests->size(), test.name));
        const auto run = runs.run({"-I", fmt::format("{0},{0}", number)});
        if (!run) return tl::unexpected(run.error());
        if (!run->passed) failed.push_back(test.name);
        has_counted |= !run->objects.empty();
        const auto part = capture(arguments.capture, run->objects);
        if (!part) return tl::unexpected(part.error());
        remarks = part->remarks;
        if (captured++ == 0) {
            auto provenance = part->sourced.provenance;
            provenance.is_by_test = true;
            text = header_of(provenance);
        }
        text += write_lcov(only_hit(part->sourced.tracefile), test.name);
    }
    progress.clear();
    if (captured == 0) {
        return stop(exit_bad_usage, arguments.build_dir + " has no tests; give the directory that ctest is started in");
    }
    if (!has_counted) {
        return stop(exit_not_decided,
                    arguments.build_dir + ": no instrumented object ran; build with --coverage, and check --objects");
    }
    say(remarks);
    if (!failed.empty()) {
        fmt::print(stderr, "pawl coverage: {} of {} tests failed, and may cover more when they pass: {}\n",
                   failed.size(), captured, coverage::in_one_line(fmt::format("{}", fmt::join(failed, ", "))));
    }
    if (const auto written = perf::replace_file(arguments.output, text); !written) {
        return stop(exit_environment, written.error());
    }
    fmt::print("captured {} tests one by one: {}\n", captured, arguments.output);
    return exit_held;
}

}  // namespace

int run_coverage_by_test(const CoverageRunsArguments& arguments) {
    const perf::Interruption interruption;  // temporary files go first
    return finish(capture_by_test(arguments));
}

}  // namespace pawl::cli
