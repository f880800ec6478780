// SPDX-License-Identifier: BSL-1.0
// What people can write behind `pawl`, all in one file: the compiler needs 10 s for every one that sees CLI11.
#include "command_line.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <iostream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "commands/baseline.hpp"
#include "commands/compare.hpp"
#include "commands/coverage.hpp"
#include "commands/doctor.hpp"
#include "commands/report.hpp"
#include "commands/selftest.hpp"
#include "commands/try.hpp"
#include "exit_code.hpp"
#include "judge/thresholds.hpp"

namespace pawl::cli {

namespace {

// CLI::Range lets "nan" pass.
std::string is_time_limit(const std::string& text) {
    double seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    const bool is_number = error == std::errc{} && end == text.data() + text.size();
    return is_number && seconds >= 0.01 && seconds <= 604'800 ? "" : text + " is not between 0.01 and 604800 s";
}

std::string is_threshold(const std::string& text) {
    if (perf::Thresholds::parse(text)) return "";
    return "\"" + text + "\" is no percentage above 0, such as 5%, nor one with others by tag, such as 5%,[io]=10%";
}

CLI::Option* add_threshold(CLI::App& command, std::string& threshold) {
    return command
        .add_option("--threshold", threshold, "Slower than this is a regression; default: 5%; by tag: 5%,[io]=10%")
        ->type_name("PERCENT")
        ->check(is_threshold);
}

std::string is_seed(const std::string& text) {
    std::uint64_t seed = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
    return error == std::errc{} && end == text.data() + text.size() ? "" : "\"" + text + "\" is no whole number";
}

std::string is_definition(const std::string& text) {
    const auto equals = text.find('=');
    return equals != std::string::npos && equals > 0 ? "" : "\"" + text + "\" is not NAME=VALUE";
}

// What a script passes whose variable is not set.
std::string is_file_name(const std::string& text) {
    return text.empty() ? "an empty name is no file's" : "";
}

void add_record(CLI::App& command, std::string& record, const std::string& run = "run") {
    command.add_option("--json", record, "Write the record of the " + run + " (pawl.run/1) to this file")
        ->type_name("FILE")
        ->check(is_file_name);
}

void add_time_limit(CLI::App& command, double& limit_s, const std::string& help) {
    command.add_option("--limit", limit_s, help)->capture_default_str()->type_name("SECONDS")->check(is_time_limit);
}

bool is_standard_output_whole() {
    std::cout.flush();
    return std::cout.good() && std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
}

void add_compare_command(CLI::App& app, int& exit_code) {
    auto* command = app.add_subcommand("compare", "Gate one test executable against another, benchmark by benchmark");
    auto arguments = std::make_shared<CompareArguments>();
    command->add_option("baseline", arguments->baseline, "Test executable to compare with")->required();
    command->add_option("candidate", arguments->candidate, "Test executable that must not be slower")->required();
    command->add_option("test-spec", arguments->test_spec, "Which test cases, in Catch2's grammar")
        ->capture_default_str();
    add_threshold(*command, arguments->threshold);
    add_record(*command, arguments->record);
    command->add_option("--seed", arguments->seed, "Make the same random choices again")
        ->type_name("NUMBER")
        ->check(is_seed);
    add_time_limit(*command, arguments->limit_s, "Give up after this time");
    command->add_flag("--measure-identical", arguments->measure_identical,
                      "Measure even where both have the same code and data (this is how A/A is run)");
    command->add_flag("--strict", arguments->strict, "An undecided verdict fails");
    command->footer("Example: pawl compare old/bench new/bench \"[perf]\" --json run.json");
    command->callback([arguments, &exit_code] { exit_code = run_compare(*arguments); });
}

std::string is_depends_pair(const std::string& text) {
    const auto equals = text.find('=');
    const bool holds_both = equals != std::string::npos && equals > 0 && equals + 1 < text.size();
    return holds_both ? "" : text + " is not TARGET=FILE, where FILE is what the candidate's TARGET makes";
}

void add_baseline_command(CLI::App& app, int& exit_code) {
    const auto arguments = std::make_shared<BaselineArguments>();
    CLI::App* command = app.add_subcommand("baseline", "Build and cache the baseline executable of a test target");
    command->footer(
        "Examples:\n"
        "  pawl baseline --build-dir build my_perf_tests               the merge-base with the default branch\n"
        "  pawl baseline --build-dir build --anchor v1.2 my_perf_tests the last release\n"
        "  pawl baseline --print-ref                                   which commit it would be\n"
        "Prints the path of the executable. Baselines are kept in $PAWL_CACHE_DIR, else $XDG_CACHE_HOME/pawl,\n"
        "else ~/.cache/pawl.");
    CLI::Option* print_ref =
        command->add_flag("--print-ref", arguments->only_print_ref, "Only print the commit chosen");
    command->add_option("TARGET", arguments->target, "CMake target of the test executable");
    command
        ->add_option("--ref", arguments->ref,
                     "Compare with the merge-base of HEAD and REF; default: the default branch")
        ->type_name("REF");
    command
        ->add_option("--anchor", arguments->anchor,
                     "Compare with the merge-base of HEAD and REF even where that is HEAD itself; for releases")
        ->type_name("REF")
        ->excludes("--ref");
    command->add_option("--build-dir", arguments->build_directory, "Build directory of the candidate")
        ->capture_default_str()
        ->type_name("DIR");
    command
        ->add_option("--source-dir", arguments->source_directory,
                     "Its source directory; default: as the build directory says")
        ->type_name("DIR");
    command
        ->add_option("--config", arguments->configuration,
                     "Configuration, where the generator has several; default: the first")
        ->type_name("CONFIG");
    command
        ->add_option("--pawl-source-dir", arguments->pawl_source,
                     "Source of the Pawl to build in; default: the candidate's")
        ->type_name("DIR");
    command
        ->add_option("--depends", arguments->depends,
                     "Build this target too, which a test starts or loads; --output then names both sides' files")
        ->type_name("TARGET=FILE")
        ->allow_extra_args(false)
        ->check(is_depends_pair);
    command
        ->add_option("--output", arguments->output,
                     "Also write the answer as JSON; having no baseline is then no failure,\nand none is made where "
                     "the build's flags forbid timing")
        ->type_name("FILE")
        ->check(is_file_name);
    add_time_limit(*command, arguments->limit_s, "Give up after this time");
    command->callback([arguments, print_ref, &exit_code] {
        if (arguments->target.empty() && print_ref->count() == 0) throw CLI::RequiredError("TARGET");
        exit_code = run_baseline(*arguments);
    });
}

void add_try_command(CLI::App& app, int& exit_code) {
    const auto arguments = std::make_shared<TryArguments>();
    CLI::App* command =
        app.add_subcommand("try", "Gate a CMake work tree against its baseline, without changing a file of it");
    command->footer(
        "Examples:\n"
        "  pawl try                        in a project with Catch2 BENCHMARKs: a first verdict\n"
        "  pawl try --ref v1.2.0 my_bench  this target, against the last release\n"
        "It configures anew, as RelWithDebInfo: it reads no CMake preset and no build directory of yours. What they "
        "set\n"
        "and the build needs, give by -D.\n"
        "Builds are kept in $PAWL_CACHE_DIR, else $XDG_CACHE_HOME/pawl, else ~/.cache/pawl.");
    command
        ->add_option("TARGET", arguments->words,
                     "CMake target of a test executable, at most one; default: the only one with BENCHMARKs")
        ->type_name("");
    command
        ->add_option("--ref", arguments->ref,
                     "Compare with the merge-base of HEAD and REF; default: the default branch")
        ->type_name("REF");
    command->add_option("--source-dir", arguments->source_directory, "The work tree, or the project in it")
        ->capture_default_str()
        ->type_name("DIR");
    command->add_option("--keep", arguments->keep, "Build the work tree here, to look at afterwards, not in the cache")
        ->type_name("DIR");
    command->add_option("-D", arguments->defines, "NAME=VALUE for cmake, as often as needed")
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false)
        ->check(is_definition);
    command
        ->add_option("--test-spec", arguments->test_spec,
                     "Which test cases, in Catch2's grammar; default: those with BENCHMARKs")
        ->type_name("SPEC");
    add_threshold(*command, arguments->threshold);
    add_record(*command, arguments->record);
    command
        ->add_option("--pawl-source-dir", arguments->pawl_source,
                     "Source of the Pawl to build in; default: that of this pawl")
        ->type_name("DIR");
    add_time_limit(*command, arguments->limit_s, "Give up after this time, builds included");
    command->add_flag("--measure-identical", arguments->measure_identical,
                      "Measure even where both have the same code and data");
    command->add_flag("--strict", arguments->strict, "An undecided verdict fails");
    command->callback([arguments, &exit_code] { exit_code = run_try(*arguments); });
}

std::string is_percentage(const std::string& text) {
    return perf::parse_ratio(text) ? "" : "\"" + text + "\" is no percentage above 0, such as 10%";
}

void add_selftest_command(CLI::App& app, int& exit_code) {
    const auto arguments = std::make_shared<SelftestArguments>();
    CLI::App* command = app.add_subcommand("selftest", "Prove that the gate can go red here, on your own benchmarks");
    command->footer(
        "Examples:\n"
        "  pawl selftest --build-dir build         the only target with benchmarks\n"
        "  pawl selftest build/bench \"[perf]\"      an executable, and some of its test cases\n"
        "Runs the executable against itself, once as it is and once slowed down by the engine. How far code that lies\n"
        "elsewhere in another build moves a benchmark, it cannot see: no build is compared with another.");
    command->add_option("TEST", arguments->test, "Target or executable that links Pawl::perf")->type_name("");
    command
        ->add_option("SPEC", arguments->test_spec,
                     "Which test cases, in Catch2's grammar; default: those with BENCHMARKs")
        ->type_name("");
    command->add_option("--build-dir", arguments->build_directory, "Where the target is built")
        ->capture_default_str()
        ->type_name("DIR");
    const auto inject = std::make_shared<std::string>("10%");
    command->add_option("--inject", *inject, "How much slower")
        ->capture_default_str()
        ->type_name("PERCENT")
        ->check(is_percentage);
    add_record(*command, arguments->record, "run that was slowed down");
    add_time_limit(*command, arguments->limit_s, "Give up after this time");
    command->callback([arguments, inject, &exit_code] {
        arguments->inject_ratio = perf::parse_ratio(*inject).value();
        exit_code = run_selftest(*arguments);
    });
}

void add_doctor_command(CLI::App& app, int& exit_code) {
    const auto arguments = std::make_shared<DoctorArguments>();
    CLI::App* command = app.add_subcommand("doctor", "Tell what this machine can resolve, and why");
    command->footer(
        "Examples:\n"
        "  pawl doctor               the machine\n"
        "  pawl doctor build/bench   and the smallest change of these benchmarks that can be told from noise");
    command->add_option("EXECUTABLE", arguments->executable, "Test executable that links Pawl::perf")->type_name("");
    command->add_flag("--json", arguments->json, "Print a JSON document (pawl.doctor/1) instead of text");
    add_time_limit(*command, arguments->limit_s, "Give up after this time");
    command->callback([arguments, &exit_code] { exit_code = run_doctor(*arguments); });
}

/// One value an option, so that globs do not swallow the tracefiles behind them.
void add_globs(CLI::App& command, const std::string& name, std::vector<std::string>& globs, const std::string& help) {
    command.add_option(name, globs, help)->allow_extra_args(false)->type_name("GLOB");
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
        ->type_name("DIR");
}

void add_capture(CLI::App& coverage, int& exit_code) {
    const auto arguments = std::make_shared<CoverageCaptureArguments>();
    CLI::App* command = coverage.add_subcommand("capture", "Collect the counters of a build into one lcov tracefile");
    command->add_option("--build-dir", arguments->build_dir, "The coverage build")->required()->type_name("DIR");
    command->add_option("-o,--output", arguments->output, "The tracefile to write")->required()->type_name("FILE");
    command->add_option("--source-dir", arguments->source_dir, "Keep files below it only, named relative to it")
        ->type_name("DIR");
    add_globs(*command, "--exclude", arguments->filter.exclude,
              "Leave out files whose path matches; * matches / too; may be repeated");
    add_objects(*command, arguments->objects);
    command->add_option("--engine", arguments->engine, "What reads the counters: gcov, or lcov, which is slower")
        ->check(CLI::IsMember({"gcov", "lcov"}))
        ->capture_default_str();
    command->add_option("--gcov", arguments->gcov, "The gcov of the compiler's version, such as gcov-12")
        ->type_name("PROGRAM")
        ->capture_default_str();
    arguments->jobs = std::max(1U, std::thread::hardware_concurrency());
    command->add_option("-j,--jobs", arguments->jobs, "How many gcov at a time")->type_name("N")->capture_default_str();
    command->footer("Example: pawl coverage capture --build-dir build/coverage --source-dir . -o all.info");
    command->callback([arguments, &exit_code] { exit_code = run_coverage_capture(*arguments); });
}

/// What the commands that run the tests themselves have in common.
CLI::App* add_runs(CLI::App& coverage, const std::string& name, const std::string& help,
                   const std::shared_ptr<CoverageRunsArguments>& arguments) {
    CLI::App* command = coverage.add_subcommand(name, help);
    command->add_option("--build-dir", arguments->build_dir, "The coverage build, where ctest is started")
        ->required()
        ->type_name("DIR");
    command->add_option("-o,--output", arguments->output, "The tracefile to write")
        ->required()
        ->type_name("FILE")
        ->check(is_file_name);
    command->add_option("--source-dir", arguments->capture.source_dir, "Keep files below it only, named relative to it")
        ->type_name("DIR");
    add_globs(*command, "--exclude", arguments->capture.filter.exclude,
              "Leave out files whose path matches; * matches / too; may be repeated");
    command->add_option("--gcov", arguments->capture.gcov, "The gcov of the compiler's version, such as gcov-12")
        ->type_name("PROGRAM")
        ->capture_default_str();
    arguments->capture.jobs = std::max(1U, std::thread::hardware_concurrency());
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

void add_reset(CLI::App& coverage, int& exit_code) {
    const auto arguments = std::make_shared<CoverageResetArguments>();
    CLI::App* command = coverage.add_subcommand("reset", "Let the counters of a build begin at zero");
    command->add_option("--build-dir", arguments->build_dir, "The coverage build")->required()->type_name("DIR");
    CLI::Option* tests = command
                             ->add_option("--tests", arguments->test_list,
                                          "List of tests, one name a line: only where something was built, or one of "
                                          "them is gone, since --counted was written")
                             ->type_name("FILE")
                             ->check(is_file_name);
    CLI::Option* counted =
        command->add_option("--counted", arguments->counted, "Where that list is left for the next time")
            ->type_name("FILE")
            ->check(is_file_name);
    tests->needs(counted);
    counted->needs(tests);
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
        ->type_name("DIR");
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
            ->check(is_file_name)
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
        ->capture_default_str();
    command->footer(
        "Examples:\n"
        "  pawl coverage gate --floor 95 all.info\n"
        "  pawl coverage gate --floor 80 --max-drop 1 --baseline main.info all.info  than the main branch, too\n"
        "  pawl coverage gate --floor 80 --patch 95 unit.info integration.info      the change of this branch, too");
    add_record(*command, arguments->record, "verdicts");
    add_globs(*command, "--include", arguments->filter.include,
              "Judge only files whose path matches; * matches / too; may be repeated; default: all");
    add_globs(*command, "--exclude", arguments->filter.exclude,
              "Leave out files whose path matches; wins over --include; may be repeated");
    CLI::Option* build =
        command
            ->add_option("--build-dir", arguments->build_dir,
                         "The coverage build; not decided where its counters are older than its objects")
            ->type_name("DIR");
    add_objects(*command, arguments->objects);
    CLI::Option* builds_baseline =
        command
            ->add_flag("--build-baseline", arguments->builds_baseline,
                       "Where no tracefile is kept of the merge-base: build it as --build-dir is, and run its tests")
            ->needs(keep)
            ->needs(build);
    command->add_option("--limit", arguments->limit_s, "Give that up after this time")
        ->capture_default_str()
        ->type_name("SECONDS")
        ->check(is_time_limit)
        ->needs(builds_baseline);
    CLI::Option* tests =
        command
            ->add_option("--tests", arguments->test_list,
                         "List of tests, one name a line: unless all of them passed, what fails is not decided")
            ->type_name("FILE");
    CLI::Option* ctest =
        command
            ->add_option("--ctest-dir", arguments->ctest_dir,
                         "Build directory of the ctest run that is going on, whose log says which tests of --tests ran")
            ->type_name("DIR");
    tests->needs(ctest);
    ctest->needs(tests);
    command->callback([arguments, &exit_code] { exit_code = run_coverage_gate(*arguments); });
}

void add_coverage_command(CLI::App& app, int& exit_code) {
    CLI::App* coverage = app.add_subcommand("coverage", "Capture coverage, merge it and gate it");
    coverage->require_subcommand(1);
    add_capture(*coverage, exit_code);
    add_by_test(*coverage, exit_code);
    add_flaky(*coverage, exit_code);
    add_reset(*coverage, exit_code);
    add_merge(*coverage, exit_code);
    add_gate(*coverage, exit_code);
}

void add_report_command(CLI::App& app, int& exit_code) {
    auto* command = app.add_subcommand("report", "Turn run records into what people read");
    auto arguments = std::make_shared<ReportArguments>();
    command->add_option("record", arguments->paths, "Records, or directories of records")->required();
    command->add_option("--format", arguments->format, "markdown or text")
        ->check(CLI::IsMember({"markdown", "text"}))
        ->capture_default_str();
    command->add_option("-o,--output", arguments->output, "Write to this file instead of standard output")
        ->type_name("FILE")
        ->check(is_file_name);
    command->footer("Example: pawl report build/dev/pawl/records --format markdown -o comment.md");
    command->callback([arguments, &exit_code] { exit_code = run_report(*arguments); });
}

std::vector<std::string> command_names(CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
    return names;
}

}  // namespace

int run_command_line(int argc, const char* const* argv) {
    CLI::App app{
        "Pawl: speed and coverage that can only get better.\n"
        "Exit codes: 0 all gates hold, 1 a gate failed, 2 bad usage or input, 3 not decided, 4 no verdict could be "
        "made."};
    app.name("pawl");
    app.set_version_flag("--version", "pawl " PAWL_VERSION);
    app.require_subcommand(1);
    int exit_code = exit_held;
    add_compare_command(app, exit_code);
    add_baseline_command(app, exit_code);
    add_try_command(app, exit_code);
    add_selftest_command(app, exit_code);
    add_doctor_command(app, exit_code);
    add_coverage_command(app, exit_code);
    add_report_command(app, exit_code);
    if (argc > 1 && argv[1][0] != '-') {
        const auto names = command_names(app);
        if (std::ranges::find(names, argv[1]) == names.end()) {
            fmt::print(stderr, "pawl: there is no command '{}'; there are {}\n", argv[1], fmt::join(names, ", "));
            return exit_bad_usage;
        }
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? exit_held : exit_bad_usage;
    } catch (const std::exception& error) {  // the system refused what no command expects it to refuse
        std::fprintf(stderr, "pawl: %s; free what is exhausted, or correct its permissions\n", error.what());
        return exit_environment;
    }
    if (exit_code == exit_held && !is_standard_output_whole()) {
        std::fputs("pawl: standard output cannot be written; free space there, or leave it open\n", stderr);
        return exit_environment;
    }
    return exit_code;
}

}  // namespace pawl::cli
