// SPDX-License-Identifier: BSL-1.0
// What people can write behind `pawl`, in few files: the compiler needs 10 s for every one that sees CLI11.
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
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "commands/baseline.hpp"
#include "commands/compare.hpp"
#include "commands/doctor.hpp"
#include "commands/report.hpp"
#include "commands/selftest.hpp"
#include "commands/try.hpp"
#include "coverage_options.hpp"
#include "exit_code.hpp"
#include "judge/thresholds.hpp"
#include "mock_options.hpp"
#include "options.hpp"

namespace pawl::cli {

namespace {

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

/// A word where a command belongs that is none, below `app` and its commands.
/// @return  a sentence about it; empty where there is no such word.
std::string unknown_command(CLI::App& app, std::span<const char* const> words) {
    const auto commands = app.get_subcommands({});
    if (commands.empty() || words.empty() || words.front()[0] == '-') return "";
    const auto known = std::ranges::find(commands, words.front(), &CLI::App::get_name);
    if (known != commands.end()) return unknown_command(**known, words.subspan(1));
    std::vector<std::string> names;
    for (const CLI::App* command : commands) names.push_back(command->get_name());
    const std::string place = app.get_parent() == nullptr ? "" : " " + app.get_name();
    return fmt::format("pawl{}: there is no command '{}'; there are {}", place, words.front(), fmt::join(names, ", "));
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
#ifdef PAWL_HAS_MOCKS
    add_mock_command(app, exit_code);
#endif
    const std::span words{argv, static_cast<std::size_t>(argc)};
    if (const std::string refusal = unknown_command(app, words.subspan(std::min<std::size_t>(1, words.size())));
        !refusal.empty()) {
        fmt::print(stderr, "{}\n", refusal);
        return exit_bad_usage;
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
