// SPDX-License-Identifier: BSL-1.0
#include "compare/comparison.hpp"

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "commands/commands.hpp"
#include "measure/executable.hpp"
#include "process/surroundings.hpp"
#include "record/file.hpp"
#include "report/summary.hpp"
#include "report/text.hpp"

namespace pawl::cli {

namespace {

namespace fs = std::filesystem;

struct Arguments {
    std::string baseline;
    std::string candidate;
    std::string test_spec = default_test_spec;
    std::string threshold;
    std::string seed;
    std::string record;
    int limit_s = 600;
    bool measure_identical = false;
    bool strict = false;
};

std::vector<std::pair<std::string, std::string>> environment_of(const Arguments& arguments) {
    std::vector<std::pair<std::string, std::string>> environment;
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

int run(const Arguments& arguments) {
    for (const auto& executable : {arguments.baseline, arguments.candidate}) {
        if (const auto checked = perf::check_worker_executable(executable); !checked) {
            return fail(exit_bad_usage, describe(checked.error()));
        }
    }
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{arguments.limit_s};
    const auto comparison = compare_executables(run_until(deadline), {.baseline = fs::absolute(arguments.baseline),
                                                                      .candidate = arguments.candidate,
                                                                      .test_spec = arguments.test_spec,
                                                                      .environment = environment_of(arguments)});
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

}  // namespace

void add_compare_command(CLI::App& app, int& exit_code) {
    auto* command = app.add_subcommand("compare", "Gate one test executable against another, benchmark by benchmark");
    auto arguments = std::make_shared<Arguments>();
    command->add_option("baseline", arguments->baseline, "Test executable to compare with")->required();
    command->add_option("candidate", arguments->candidate, "Test executable that must not be slower")->required();
    command->add_option("test-spec", arguments->test_spec, "Which test cases, in Catch2's grammar")
        ->capture_default_str();
    command->add_option("--threshold", arguments->threshold,
                        "Slower than this is a regression; default: 5%; by tag: 5%,[io]=10%");
    command->add_option("--json", arguments->record, "Write the record of the run (pawl.run/1) to this file");
    command->add_option("--seed", arguments->seed, "Make the same random choices again");
    command->add_option("--limit", arguments->limit_s, "Seconds after which the comparison is given up")
        ->capture_default_str()
        ->check(CLI::PositiveNumber);
    command->add_flag("--measure-identical", arguments->measure_identical,
                      "Measure even where both have the same code and data (this is how A/A is run)");
    command->add_flag("--strict", arguments->strict, "An undecided verdict fails");
    command->footer("Example: pawl compare old/bench new/bench \"[perf]\" --json run.json");
    command->callback([arguments, &exit_code] { exit_code = run(*arguments); });
}

}  // namespace pawl::cli
