// SPDX-License-Identifier: BSL-1.0
#include <fmt/format.h>

#include <filesystem>
#include <pawl/coverage/counters.hpp>
#include <pawl/coverage/test_run.hpp>
#include <span>
#include <string_view>

#include "commands/coverage.hpp"
#include "commands/coverage_stop.hpp"
#include "coverage/ctest_log.hpp"
#include "coverage/find_objects.hpp"
#include "coverage/sourced_tracefile.hpp"
#include "record/file.hpp"

namespace pawl::cli {
namespace {

namespace fs = std::filesystem;
using namespace pawl::coverage;

/// gcov adds up the runs of an object for as long as its file is there, whichever program ran.
/// @return  whose runs may be among them; empty: none but those of these tests.
std::string_view strangers(std::span<const ObjectCounters> objects, const CoverageResetArguments& arguments,
                           const std::string& tests) {
    std::error_code missing;
    const auto since = fs::last_write_time(arguments.counted, missing);
    const auto before = perf::content_of(arguments.counted);
    if (missing || !before) return "this is the first run";
    if (were_built_since(objects, since)) return "something was built";
    if (has_lost_a_test(*before, tests)) return "a test is gone, or another one";
    const auto ended = end_of_last_run(arguments.ctest_dir);
    return !ended                            ? "no run of ctest came to its end"
           : have_run_since(objects, *ended) ? "a program ran outside of ctest"
                                             : "";
}

/// For the next time; not before the counters are those of these tests.
tl::expected<ExitCode, Refusal> keep_list(const CoverageResetArguments& arguments, const std::string& tests) {
    if (const auto written = perf::replace_file(arguments.counted, tests); !written) {
        return stop(exit_environment, written.error());
    }
    return exit_held;
}

tl::expected<ExitCode, Refusal> reset(const CoverageResetArguments& arguments) {
    const auto objects = find_objects(arguments.build_dir);
    if (!objects) return tl::unexpected(objects.error());
    const bool is_conditional = !arguments.test_list.empty();
    std::string tests;
    std::string_view why;
    if (is_conditional) {
        if (objects->empty()) return exit_not_decided;                  // which the gate says
        if (another_ctest_runs(arguments.ctest_dir)) return exit_held;  // and counts
        auto listed = read_text(arguments.test_list);
        if (!listed) return tl::unexpected(listed.error());
        tests = *std::move(listed);
        why = strangers(*objects, arguments, tests);
        if (why.empty()) return keep_list(arguments, tests);
    }
    std::size_t removed = 0;
    for (const ObjectCounters& object : *objects) {
        std::error_code failure;
        if (fs::remove(object.path + ".gcda", failure)) ++removed;
        if (failure) {
            return stop(exit_environment, fmt::format("{}.gcda cannot be removed ({}); its counters would go on",
                                                      object.path, failure.message()));
        }
    }
    if (removed > 0) {
        fmt::print(stderr, "pawl coverage: counting from zero{}: {} object{}\n",
                   is_conditional ? fmt::format(", as {}", why) : "", removed, removed == 1 ? "" : "s");
    }
    return is_conditional ? keep_list(arguments, tests) : exit_held;
}

}  // namespace

int run_coverage_reset(const CoverageResetArguments& arguments) {
    return finish(reset(arguments));
}

}  // namespace pawl::cli
