// SPDX-License-Identifier: BSL-1.0
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "commands/commands.hpp"
#include "exit_code.hpp"
#include "measure/executable.hpp"
#include "measure/scratch_directory.hpp"
#include "measure/worker_process.hpp"
#include "process/command.hpp"
#include "record/file.hpp"
#include "record/read.hpp"
#include "report/summary.hpp"
#include "report/text.hpp"

namespace pawl::cli {

namespace {

namespace fs = std::filesystem;

struct Arguments {
    std::string baseline;
    std::string candidate;
    std::string test_spec = "[!benchmark],[benchmark],[perf]";
    std::string threshold;
    std::string seed;
    std::string record;
    int limit_s = 600;
    bool measure_identical = false;
    bool strict = false;
};

std::vector<std::pair<std::string, std::string>> environment_of(const Arguments& arguments,
                                                                const std::string& records) {
    std::vector<std::pair<std::string, std::string>> environment{{"PAWL_BASELINE", fs::absolute(arguments.baseline)},
                                                                 {"PAWL_RECORD_DIR", records}};
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

// The candidate conducts: it starts itself and the baseline as workers, judges, and leaves a record.
int run(const Arguments& arguments) {
    for (const auto& executable : {arguments.baseline, arguments.candidate}) {
        if (const auto checked = perf::check_worker_executable(executable); !checked) {
            return fail(exit_bad_usage, describe(checked.error()));
        }
    }
    const perf::ScratchDirectory scratch;
    const auto records = scratch.fresh("records");
    CommandOptions options;
    options.environment = environment_of(arguments, records);
    options.limit = std::chrono::seconds(arguments.limit_s);
    const auto result = run_command({fs::absolute(arguments.candidate), arguments.test_spec}, options);
    if (!result) return fail(exit_environment, describe(result.error()));

    // One process, one record; none where no benchmark was met.
    const fs::directory_iterator left_behind(records);
    if (left_behind == fs::directory_iterator()) {
        std::fputs(result->standard_output.c_str(), stderr);
        std::fputs(result->standard_error.c_str(), stderr);
        return fail(exit_bad_usage,
                    fmt::format("{} {} and met no BENCHMARK with the test spec '{}'; name test cases that hold one",
                                arguments.candidate, perf::describe_exit(result->exit_code), arguments.test_spec));
    }
    const auto record = perf::read_record(left_behind->path());
    if (!record) return fail(exit_environment, describe(record.error()));
    std::fputs(text_report({*record}, ::isatty(STDOUT_FILENO) == 1).c_str(), stdout);
    if (!arguments.record.empty()) {
        std::ifstream file(left_behind->path(), std::ios::binary);
        const std::string document{std::istreambuf_iterator<char>(file), {}};
        if (const auto written = perf::replace_file(arguments.record, document); !written) {
            return fail(exit_environment, written.error());
        }
    }
    const ExitCode verdict = summarise({*record}).exit_code;
    constexpr int assertion_failed = 42;
    if (verdict == exit_held && result->exit_code == assertion_failed) {
        std::fputs(result->standard_output.c_str(), stderr);
        return fail(exit_failed, "every benchmark held, but an assertion of the candidate failed (above)");
    }
    return verdict;
}

}  // namespace

void add_compare_command(CLI::App& app, int& exit_code) {
    auto* command = app.add_subcommand("compare", "Gate one test executable against another, benchmark by benchmark");
    auto arguments = std::make_shared<Arguments>();
    command->add_option("baseline", arguments->baseline, "Test executable to compare with")->required();
    command->add_option("candidate", arguments->candidate, "Test executable that must not be slower")->required();
    command->add_option("test-spec", arguments->test_spec, "Which test cases, in Catch2's grammar")
        ->capture_default_str();
    command->add_option("--threshold", arguments->threshold, "Slower than this is a regression (default 5%)");
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
