// SPDX-License-Identifier: BSL-1.0
#include "commands/coverage_stop.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <system_error>

#include "coverage/capture.hpp"
#include "judge/flag.hpp"
#include "process/surroundings.hpp"

namespace pawl::cli {

using namespace pawl::coverage;

bool is_strict() {
    return perf::is_strict(variable("PAWL_STRICT"), variable("CI"));
}

void forget(const std::string& path) {
    namespace fs = std::filesystem;
    std::error_code ignored;
    if (!fs::is_regular_file(path, ignored)) return;
    if (fs::is_symlink(path, ignored)) return fs::resize_file(path, 0, ignored);
    fs::remove(path, ignored);
}

void say(const std::vector<std::string>& remarks) {
    for (const std::string& remark : remarks) fmt::print(stderr, "pawl coverage: {}\n", remark);
}

int finish(const tl::expected<ExitCode, Refusal>& outcome) {
    if (outcome) return *outcome;
    const auto& [code, sentence] = outcome.error();
    if (code != exit_not_decided) {
        fmt::print(stderr, "pawl coverage: {}\n", sentence);
        return code;
    }
    const bool fails = is_strict();
    fmt::print(stderr, "pawl coverage: not decided: {}{}\n", sentence,
               fails
                   ? "\npawl coverage: what is not decided fails where CI or PAWL_STRICT is set; PAWL_STRICT=0 lets it "
                     "pass"
                   : "");
    return fails ? exit_failed : exit_not_decided;
}

tl::expected<std::vector<ObjectCounters>, Refusal> current_counters(const std::string& build_dir,
                                                                    const std::vector<std::string>& only_below) {
    auto objects = find_objects(build_dir);
    if (!objects) return stop(exit_bad_usage, describe(objects.error()));
    *objects = objects_below(*std::move(objects), only_below);
    const CounterSurvey counters = survey(*objects);
    if (counters.state == CounterSurvey::State::current) return *std::move(objects);
    const bool no_coverage_build = counters.state == CounterSurvey::State::not_instrumented;
    const std::string elsewhere = variable("GCOV_PREFIX");
    return stop(
        no_coverage_build ? exit_bad_usage : exit_not_decided,
        fmt::format("{}: {}{}", build_dir, describe(counters),
                    elsewhere.empty() ? "" : "; GCOV_PREFIX is set, so counters are written below " + elsewhere));
}

}  // namespace pawl::cli
