// SPDX-License-Identifier: BSL-1.0
#include "commands/compare.hpp"

#include <cstdio>
#include <filesystem>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "baseline/progress.hpp"
#include "compare/comparison.hpp"
#include "measure/executable.hpp"
#include "process/surroundings.hpp"
#include "record/file.hpp"
#include "report/summary.hpp"
#include "report/text.hpp"

namespace pawl::cli {

namespace {

namespace fs = std::filesystem;

std::vector<std::pair<std::string, std::string>> environment_of(const CompareArguments& arguments) {
    std::vector<std::pair<std::string, std::string>> environment;
    for (const char* name : {"PAWL_INJECT", "PAWL_MEASURE_IDENTICAL"}) {
        if (const auto value = variable(name); !value.empty()) environment.emplace_back(name, value);
    }
    if (!arguments.threshold.empty()) environment.emplace_back("PAWL_THRESHOLD", arguments.threshold);
    if (!arguments.seed.empty()) environment.emplace_back("PAWL_SEED", arguments.seed);
    if (arguments.measure_identical) environment.emplace_back("PAWL_MEASURE_IDENTICAL", "1");
    if (arguments.strict) environment.emplace_back("PAWL_STRICT", "1");
    return environment;
}

int fail(ExitCode code, const std::string& sentence) {
    std::fprintf(stderr, "pawl compare: %s\n", sentence.c_str());
    return code;
}

}  // namespace

int run_compare(const CompareArguments& arguments) {
    for (const auto& executable : {arguments.baseline, arguments.candidate}) {
        if (const auto checked = perf::check_worker_executable(executable); !checked) {
            return fail(exit_bad_usage, describe(checked.error()));
        }
    }
    const auto environment = environment_of(arguments);
    forget_pawl_environment();
    const auto comparison = [&] {
        Progress progress{std::cerr, columns_of_standard_error()};
        progress.step("comparing " + arguments.candidate + " with " + arguments.baseline);
        return compare_executables(run_until(deadline_in(arguments.limit_s)),
                                   {.baseline = fs::absolute(arguments.baseline),
                                    .candidate = arguments.candidate,
                                    .test_spec = arguments.test_spec,
                                    .environment = environment,
                                    .on_output = [&](std::string_view chunk) { progress.tool_output(chunk); }});
    }();
    if (!comparison) {
        std::fputs(comparison.error().output.c_str(), stderr);
        const auto [code, sentence] = to_refusal(comparison.error());
        return fail(code, sentence);
    }
    std::fputs(text_report({comparison->record}, wants_colour()).c_str(), stdout);
    if (!arguments.record.empty()) {
        if (const auto written = perf::replace_file(arguments.record, comparison->document); !written) {
            return fail(exit_environment, written.error());
        }
    }
    if (const auto failure = failure_beside_benchmarks(*comparison); !failure.empty()) {
        std::fputs(comparison->output.c_str(), stderr);
        return fail(exit_failed, failure);
    }
    return summarise({comparison->record}).exit_code;
}

}  // namespace pawl::cli
