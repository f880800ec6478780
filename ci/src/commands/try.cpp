// SPDX-License-Identifier: BSL-1.0
// pawl try: a first verdict in a project that has never heard of Pawl.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <memory>

#include "baseline/below.hpp"
#include "baseline/cache_store.hpp"
#include "commands/commands.hpp"
#include "process/surroundings.hpp"
#include "record/file.hpp"
#include "report/summary.hpp"
#include "try/trial.hpp"

namespace pawl::cli {

namespace {

namespace fs = std::filesystem;

struct Arguments {
    std::vector<std::string> words;  ///< one: the target; several: a command
    std::string ref, keep, pawl_source, test_spec, threshold, record;
    std::string source_directory = ".";
    std::vector<std::string> defines;
    double limit_s = 3600;
    bool measure_identical = false;
};

int fail(const Refusal& refusal) {
    std::cerr << "pawl try: " << refusal.sentence << std::endl;
    return refusal.code;
}

// Through the user's symbolic links, and without a slash at the end.
fs::path absolute_directory(const std::string& directory) {
    const fs::path path = fs::absolute(directory).lexically_normal();
    return path.has_filename() ? path : path.parent_path();
}

bool is_command(const std::vector<std::string>& words) {
    return words.size() > 1 || (!words.empty() && words[0].find_first_of("/{ ") != std::string::npos);
}

tl::expected<TrialRequest, Refusal> request_of(const Arguments& arguments) {
    const auto refused = [](ExitCode code, std::string sentence) {
        return tl::make_unexpected(Refusal{code, std::move(sentence)});
    };
    if (is_command(arguments.words)) {
        return refused(exit_bad_usage, "trying a COMMAND is not built yet; name one CMake target, or none");
    }
    TrialRequest request;
    request.source = absolute_directory(arguments.source_directory);
    if (!fs::exists(request.source / "CMakeLists.txt")) {
        return refused(exit_bad_usage,
                       fmt::format("'{}' has no CMakeLists.txt; give --source-dir", request.source.string()));
    }
    const auto cache = cache_root(variable("PAWL_CACHE_DIR"), variable("XDG_CACHE_HOME"), variable("HOME"));
    if (!cache) return refused(exit_environment, "there is no cache directory; set HOME or PAWL_CACHE_DIR");
    request.cache_root = fs::absolute(*cache);
    if (!arguments.keep.empty()) {
        request.keep = absolute_directory(arguments.keep);
        if (is_below(fs::weakly_canonical(*request.keep), fs::weakly_canonical(request.source))) {
            return refused(exit_bad_usage, fmt::format("'{}' lies in the work tree, which stays as it is; give --keep "
                                                       "a directory elsewhere",
                                                       request.keep->string()));
        }
    }
    if (!arguments.words.empty()) request.target = arguments.words.front();
    if (!arguments.ref.empty()) request.ref = arguments.ref;
    request.defines = arguments.defines;
    request.test_spec = arguments.test_spec;
    if (!arguments.threshold.empty()) request.environment.emplace_back("PAWL_THRESHOLD", arguments.threshold);
    if (arguments.measure_identical) request.environment.emplace_back("PAWL_MEASURE_IDENTICAL", "1");
    request.pawl_source =
        absolute_directory(arguments.pawl_source.empty() ? PAWL_SOURCE_DIRECTORY : arguments.pawl_source);
    request.deadline = std::chrono::steady_clock::now() + std::chrono::duration_cast<std::chrono::milliseconds>(
                                                              std::chrono::duration<double>{arguments.limit_s});
    return request;
}

int run(const Arguments& arguments) {
    forget_git_environment();
    forget_pawl_environment();
    const auto request = request_of(arguments);
    if (!request) return fail(request.error());
    tl::expected<Trial, Refusal> trial = [&] {
        Progress progress{std::cerr, columns_of_standard_error()};
        return try_work_tree(run_until(request->deadline), *request, progress);
    }();
    if (!trial) return fail(trial.error());

    std::cout << trial_report(*trial, *request, wants_colour()) << std::flush;
    const Comparison& comparison = trial->comparison;
    if (!arguments.record.empty()) {
        if (const auto written = perf::replace_file(arguments.record, comparison.document); !written) {
            return fail({exit_environment, written.error()});
        }
    }
    if (const auto failure = failure_beside_benchmarks(comparison); !failure.empty()) {
        std::cerr << comparison.output;
        return fail({exit_failed, failure});
    }
    return summarise({comparison.record}).exit_code;
}

}  // namespace

void add_try_command(CLI::App& app, int& exit_code) {
    const auto arguments = std::make_shared<Arguments>();
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
        ->allow_extra_args(false);
    command
        ->add_option("--test-spec", arguments->test_spec,
                     "Which test cases, in Catch2's grammar; default: those with BENCHMARKs")
        ->type_name("SPEC");
    command
        ->add_option("--threshold", arguments->threshold,
                     "Slower than this is a regression; default: 5%; by tag: 5%,[io]=10%")
        ->type_name("PERCENT");
    command->add_option("--json", arguments->record, "Write the record of the run (pawl.run/1) to this file")
        ->type_name("FILE");
    command
        ->add_option("--pawl-source-dir", arguments->pawl_source,
                     "Source of the Pawl to build in; default: that of this pawl")
        ->type_name("DIR");
    command->add_option("--limit", arguments->limit_s, "Give up after this time, builds included")
        ->capture_default_str()
        ->type_name("SECONDS")
        ->check(CLI::Range(0.01, 604'800.0));
    command->add_flag("--measure-identical", arguments->measure_identical,
                      "Measure even where both have the same code and data");
    command->callback([arguments, &exit_code] { exit_code = run(*arguments); });
}

}  // namespace pawl::cli
