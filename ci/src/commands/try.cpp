// SPDX-License-Identifier: BSL-1.0
#include "commands/try.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <iostream>

#include "baseline/below.hpp"
#include "baseline/cache_store.hpp"
#include "process/surroundings.hpp"
#include "record/file.hpp"
#include "report/summary.hpp"
#include "try/trial.hpp"

namespace pawl::cli {

namespace {

namespace fs = std::filesystem;

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

tl::expected<TrialRequest, Refusal> request_of(const TryArguments& arguments) {
    const auto refused = [](ExitCode code, std::string sentence) {
        return tl::make_unexpected(Refusal{code, std::move(sentence)});
    };
    if (is_command(arguments.words)) {
        return refused(exit_bad_usage, "trying a COMMAND is not built yet; name one CMake target, or none");
    }
    TrialRequest request;
    request.source = absolute_directory(arguments.source_directory);
    if (!fs::exists(request.source / "CMakeLists.txt")) {
        return refused(exit_bad_usage, fmt::format("'{}' has no CMakeLists.txt; give --source-dir the directory of the "
                                                   "project's top one",
                                                   request.source.string()));
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
    request.thresholds = arguments.threshold;
    request.measure_identical = arguments.measure_identical;
    request.strict = arguments.strict;
    request.pawl_source =
        absolute_directory(arguments.pawl_source.empty() ? PAWL_SOURCE_DIRECTORY : arguments.pawl_source);
    request.deadline = deadline_in(arguments.limit_s);
    return request;
}

}  // namespace

int run_try(const TryArguments& arguments) {
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

}  // namespace pawl::cli
