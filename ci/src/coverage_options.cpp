// SPDX-License-Identifier: BSL-1.0
#include "coverage_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <pawl/coverage/lines.hpp>
#include <string>
#include <thread>
#include <vector>

#include "commands/coverage.hpp"
#include "options.hpp"

namespace pawl::cli {

namespace {

/// Options that pawl_add_coverage_gate passes, and hardly anybody else.
constexpr auto of_ctest = "Used by ctest";

/// One value an option, so that globs do not swallow the tracefiles behind them.
void add_globs(CLI::App& command, const std::string& name, std::vector<std::string>& globs, const std::string& help) {
    const auto is_glob = [](const std::string& text) {
        return coverage::in_one_line(text) == text ? "" : "no file's name is in lines";
    };
    command.add_option(name, globs, help)->allow_extra_args(false)->type_name("GLOB")->check(is_glob);
}

CLI::Option* add_floors(CLI::App& command, const std::string& name, std::vector<std::string>& floors,
                        const std::string& help) {
    return command.add_option(name, floors, help)->allow_extra_args(false)->type_name("[METRIC=]PERCENT");
}

void add_objects(CLI::App& command, std::vector<std::string>& directories) {
    command
        .add_option("--objects", directories,
                    "Only the objects in this directory below --build-dir, a target's say; may be repeated")
        ->allow_extra_args(false)
        ->type_name("DIR")
        ->check(is_file_name);
}

CLI::Option* add_gcov(CLI::App& command, std::string& program) {
    return command.add_option("--gcov", program, "The gcov of the compiler's version, such as gcov-12")
        ->type_name("PROGRAM")
        ->capture_default_str();
}

/// What every command that captures is told.
struct CaptureOptions {
    std::string& build_dir;
    std::string& output;
    std::string& source_dir;
    std::vector<std::string>& exclude;
    std::vector<std::string>& objects;
};

void add_capturing(CLI::App& command, const std::string& build_help, const CaptureOptions& options) {
    command.add_option("--build-dir", options.build_dir, build_help)->required()->type_name("DIR")->check(is_file_name);
    command.add_option("-o,--output", options.output, "The tracefile to write")
        ->required()
        ->type_name("FILE")
        ->check(is_file_name);
    command.add_option("--source-dir", options.source_dir, "Keep files below it only, named relative to it")
        ->type_name("DIR")
        ->check(is_file_name);
    add_globs(command, "--exclude", options.exclude,
              "Leave out files whose path matches; * matches / too; may be repeated");
    add_objects(command, options.objects);
}

void add_capture(CLI::App& coverage, int& exit_code) {
    const auto arguments = std::make_shared<CoverageCaptureArguments>();
    CLI::App* command = coverage.add_subcommand("capture", "Collect the counters of a build into one lcov tracefile");
    add_capturing(*command, "The coverage build",
                  {arguments->build_dir, arguments->output, arguments->source_dir, arguments->filter.exclude,
                   arguments->objects});
    command->add_option("--engine", arguments->engine, "What reads the counters: gcov, or lcov, which is slower")
        ->check(CLI::IsMember({"gcov", "lcov"}))
        ->capture_default_str();
    add_gcov(*command, arguments->gcov);
    arguments->jobs = std::max(1U, std::thread::hardware_concurrency());
    command->add_option("-j,--jobs", arguments->jobs, "How many gcov at a time")->type_name("N")->capture_default_str();
    command
        ->add_option(
            "--forget", arguments->verdict,
            "Remove this first: the record of a verdict on an earlier capture, which a failing one must not keep")
        ->type_name("FILE")
        ->check(is_file_name)
        ->group(of_ctest);
    command->footer("Example: pawl coverage capture --build-dir build/coverage --source-dir . -o all.info");
    command->callback([arguments, &exit_code] { exit_code = run_coverage_capture(*arguments); });
}

/// What the commands that run the tests themselves have in common.
CLI::App* add_runs(CLI::App& coverage, const std::string& name, const std::string& help,
                   const std::shared_ptr<CoverageRunsArguments>& arguments) {
    CLI::App* command = coverage.add_subcommand(name, help);
    CapturePlan& plan = arguments->capture;
    add_capturing(*command, "The coverage build, where ctest is started",
                  {arguments->build_dir, arguments->output, plan.source_dir, plan.filter.exclude, plan.object_dirs});
    add_gcov(*command, plan.gcov);
    plan.jobs = std::max(1U, std::thread::hardware_concurrency());
    return command;
}

void add_by_test(CLI::App& coverage, int& exit_code) {
    const auto arguments = std::make_shared<CoverageRunsArguments>();
    CLI::App* command =
        add_runs(coverage, "by-test", "Run the tests one by one, and keep apart what each of them covers", arguments);
    command->footer(
        "Example: pawl coverage by-test --build-dir build/coverage --source-dir . -o tests.info\n"
        "`pawl coverage gate --patch 90 --by-test tests.info` then says which tests cover the change.");
    command->callback([arguments, &exit_code] {
        arguments->capture.build_dir = arguments->build_dir;
        exit_code = run_coverage_by_test(*arguments);
    });
}

void add_flaky(CLI::App& coverage, int& exit_code) {
    const auto arguments = std::make_shared<CoverageRunsArguments>();
    CLI::App* command =
        add_runs(coverage, "flaky", "Run all tests several times, and find lines that not every run covers", arguments);
    command->add_option("--repeat", arguments->repeat, "How many times")
        ->type_name("N")
        ->check(CLI::Range(2U, 1000U))
        ->capture_default_str();
    command->add_option("-j,--jobs", arguments->test_jobs, "Tests at a time")->type_name("N")->capture_default_str();
    command->footer(
        "Example: pawl coverage flaky --build-dir build/coverage --source-dir . --repeat 10 -o flaky.info\n"
        "`pawl coverage gate --flaky flaky.info` then blames nobody for these lines.");
    command->callback([arguments, &exit_code] {
        arguments->capture.build_dir = arguments->build_dir;
        exit_code = run_coverage_flaky(*arguments);
    });
}

/// Asked by the script that a gate leaves for ctest.
void add_tests(CLI::App& coverage, int& exit_code) {
    const auto arguments = std::make_shared<CoverageTestsArguments>();
    CLI::App* command =
        coverage.add_subcommand("tests", "Print the tests of a build as ctest's DEPENDS takes them, and list them");
    command->group("");  // not listed
    command->add_option("--build-dir", arguments->build_dir, "Where ctest is started")
        ->required()
        ->type_name("DIR")
        ->check(is_file_name);
    command->add_option("-o,--output", arguments->output, "The list: one test a line")
        ->required()
        ->type_name("FILE")
        ->check(is_file_name);
    command->add_option("--ctest", arguments->ctest, "Program to ask; default: that of the build")
        ->type_name("PROGRAM");
    command->add_option("-C,--build-config", arguments->configuration, "As ctest takes it")->type_name("CONFIGURATION");
    command->footer("Example: pawl coverage tests --build-dir build/coverage -o tests.txt");
    command->callback([arguments, &exit_code] { exit_code = run_coverage_tests(*arguments); });
}

void add_reset(CLI::App& coverage, int& exit_code) {
    const auto arguments = std::make_shared<CoverageResetArguments>();
    CLI::App* command = coverage.add_subcommand("reset", "Let the counters of a build begin at zero");
    command->add_option("--build-dir", arguments->build_dir, "The coverage build")
        ->required()
        ->type_name("DIR")
        ->check(is_file_name);
    CLI::Option* tests =
        command
            ->add_option("--tests", arguments->test_list,
                         "What `pawl coverage tests` listed: only where the counters may be of something else than "
                         "the same tests, as when --counted was written")
            ->type_name("FILE")
            ->check(is_file_name);
    CLI::Option* counted =
        command->add_option("--counted", arguments->counted, "Where that list is left for the next time")
            ->type_name("FILE")
            ->check(is_file_name);
    CLI::Option* ctest = command->add_option("--ctest-dir", arguments->ctest_dir, "Where the ctest that starts runs")
                             ->type_name("DIR")
                             ->check(is_file_name);
    for (CLI::Option* option : {tests, counted, ctest}) option->group(of_ctest);
    tests->needs(counted)->needs(ctest);
    counted->needs(tests);
    ctest->needs(tests);
    command->footer("Example: pawl coverage reset --build-dir build/coverage");
    command->callback([arguments, &exit_code] { exit_code = run_coverage_reset(*arguments); });
}

void add_merge(CLI::App& coverage, int& exit_code) {
    const auto arguments = std::make_shared<CoverageMergeArguments>();
    CLI::App* command = coverage.add_subcommand("merge", "Add up tracefiles, of shards or of kinds of tests, to one");
    command->add_option("tracefiles", arguments->tracefiles, "lcov tracefiles")->required()->type_name("TRACEFILE");
    command->add_option("-o,--output", arguments->output, "The tracefile to write")
        ->required()
        ->type_name("FILE")
        ->check(is_file_name);
    command->add_option("--source-dir", arguments->source_dir, "Name files below it from it, not by absolute paths")
        ->type_name("DIR")
        ->check(is_file_name);
    add_globs(*command, "--include", arguments->filter.include,
              "Keep only files whose path matches; * matches / too; may be repeated; default: all");
    add_globs(*command, "--exclude", arguments->filter.exclude,
              "Leave out files whose path matches; wins over --include; may be repeated");
    command->footer("Example: pawl coverage merge unit.info integration.info -o all.info");
    command->callback([arguments, &exit_code] { exit_code = run_coverage_merge(*arguments); });
}

void add_gate(CLI::App& coverage, int& exit_code) {
    const auto arguments = std::make_shared<CoverageGateArguments>();
    CLI::App* command = coverage.add_subcommand("gate", "Judge coverage; several tracefiles are merged");
    command->add_option("tracefiles", arguments->tracefiles, "lcov tracefiles")->required()->type_name("TRACEFILE");
    add_floors(
        *command, "--floor", arguments->floor,
        "Least percentage covered of all files together: of lines, as 95 or 92.5, or as functions=90, branches=60; "
        "may be repeated");
    add_floors(*command, "--folder-floor", arguments->folder_floor, "The same of the files in each folder together");
    add_floors(*command, "--file-floor", arguments->file_floor, "The same of each file");
    CLI::Option* baseline =
        command->add_option("--baseline", arguments->baseline, "An older tracefile, captured in the same way")
            ->type_name("TRACEFILE")
            ->check(is_file_name);
    CLI::Option* keep =
        command
            ->add_option("--keep-as", arguments->kept_as,
                         "Keep the tracefile by HEAD's commit, under this name, and compare with the one kept of the "
                         "merge-base")
            ->type_name("NAME")
            ->check(is_name)
            ->excludes(baseline);
    const auto needs_older = [baseline, keep](const std::string&) {
        return baseline->count() + keep->count() > 0 ? "" : "it needs --baseline or --keep-as to compare with";
    };
    command
        ->add_option("--max-drop", arguments->max_drop,
                     "By how much the share of covered lines may have fallen, in percent of that share: at 5, 92 % may "
                     "become 87.4 %")
        ->type_name("PERCENT")
        ->check(needs_older);
    command
        ->add_option("--max-drop-points", arguments->max_drop_points, "The same in points: at 5, 92 % may become 87 %")
        ->type_name("POINTS")
        ->check(needs_older);
    CLI::Option* patch = command
                             ->add_option("--patch", arguments->patch_floor,
                                          "Least percentage of the lines that a change adds or rewrites; default: none")
                             ->type_name("PERCENT");
    CLI::Option* diff =
        command->add_option("--diff", arguments->diff_file, "The change, as a unified diff; default: git is asked")
            ->type_name("FILE")
            ->check(is_file_name)
            ->needs(patch);
    command
        ->add_option("--ref", arguments->ref,
                     "Compare with the merge-base of HEAD and REF; default: the default branch")
        ->type_name("REF")
        ->check(is_name)
        ->excludes(diff);
    command
        ->add_option("--by-test", arguments->by_test,
                     "What `pawl coverage by-test` captured: say which tests cover each changed line")
        ->type_name("TRACEFILE")
        ->check(is_file_name)
        ->needs(patch);
    command
        ->add_option("--flaky", arguments->flaky,
                     "What `pawl coverage flaky` found: lines that count as covered, also where they are not this time")
        ->type_name("TRACEFILE")
        ->check(is_file_name);
    command->add_option("--source-dir", arguments->source_dir, "Where git is asked: what tracefiles name files from")
        ->type_name("DIR")
        ->check(is_file_name)
        ->capture_default_str();
    command->footer(
        "Examples:\n"
        "  pawl coverage gate --floor 95 all.info\n"
        "  pawl coverage gate --floor 80 --max-drop 1 --baseline main.info all.info   # against the main branch, too\n"
        "  pawl coverage gate --floor 80 --patch 95 unit.info integration.info       # of this branch's change, too");
    add_record(*command, arguments->record, "verdicts");
    add_globs(*command, "--include", arguments->filter.include,
              "Judge only files whose path matches; * matches / too; may be repeated; default: all");
    add_globs(*command, "--exclude", arguments->filter.exclude,
              "Leave out files whose path matches; wins over --include; may be repeated");
    CLI::Option* build =
        command
            ->add_option("--build-dir", arguments->build_dir,
                         "The coverage build; not decided where its counters are older than its objects")
            ->type_name("DIR")
            ->check(is_file_name);
    add_objects(*command, arguments->objects);
    CLI::Option* builds_baseline =
        command
            ->add_flag("--build-baseline", arguments->builds_baseline,
                       "Where no tracefile is kept of the merge-base: build it as --build-dir is, and run its tests")
            ->needs(keep)
            ->needs(build);
    add_gcov(*command, arguments->gcov)->needs(builds_baseline);
    command->add_option("--limit", arguments->limit_s, "Give that up after this time")
        ->capture_default_str()
        ->type_name("SECONDS")
        ->check(is_time_limit)
        ->needs(builds_baseline);
    CLI::Option* tests =
        command
            ->add_option("--tests", arguments->test_list,
                         "What `pawl coverage tests` listed: unless all of them passed, what fails is not decided")
            ->type_name("FILE")
            ->check(is_file_name);
    CLI::Option* ctest =
        command
            ->add_option("--ctest-dir", arguments->ctest_dir,
                         "Build directory of the ctest run that is going on, whose log says which tests of --tests ran")
            ->type_name("DIR")
            ->check(is_file_name);
    for (CLI::Option* option : {tests, ctest}) option->group(of_ctest);
    tests->needs(ctest);
    ctest->needs(tests);
    command->callback([arguments, &exit_code] { exit_code = run_coverage_gate(*arguments); });
}

}  // namespace

void add_coverage_command(CLI::App& app, int& exit_code) {
    CLI::App* coverage = app.add_subcommand("coverage", "Capture coverage, merge it and gate it");
    coverage->require_subcommand(1);
    add_capture(*coverage, exit_code);
    add_by_test(*coverage, exit_code);
    add_flaky(*coverage, exit_code);
    add_tests(*coverage, exit_code);
    add_reset(*coverage, exit_code);
    add_merge(*coverage, exit_code);
    add_gate(*coverage, exit_code);
}

}  // namespace pawl::cli
