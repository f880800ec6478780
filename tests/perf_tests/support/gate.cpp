// SPDX-License-Identifier: BSL-1.0
#include "support/gate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "catch2/build_kind.hpp"
#include "process/command.hpp"
#include "record/read.hpp"
#include "support/optimised.hpp"
#include "support/temporary_directory.hpp"

namespace pawl::perf::tests {

const BenchmarkOutcome& GateRun::benchmark(const std::string& name) const {
    INFO(output << error);
    REQUIRE(record);
    const auto& all = record->benchmarks;
    const auto found =
        std::ranges::find_if(all, [&](const auto& one) { return name.empty() || one.outcome.key.name == name; });
    REQUIRE(found != all.end());
    return found->outcome;
}

std::vector<std::string> GateRun::keys() const {
    std::vector<std::string> all;
    if (!record) return all;
    for (const auto& benchmark : record->benchmarks) {
        const auto& key = benchmark.outcome.key;
        all.push_back(
            fmt::format("{}{}{} #{}", key.section_path, key.section_path.empty() ? "" : " › ", key.name, key.ordinal));
    }
    return all;
}

GateRun gate(const std::string& baseline, const std::string& candidate, std::vector<std::string> arguments,
             const Variables& environment) {
    const TemporaryDirectory directory;
    arguments.insert(arguments.begin(), candidate);
    cli::CommandOptions options;
    // A temporary directory of its own also keeps tests that run at the same time from waiting for one another.
    options.environment = {
        {"PAWL_RECORD_DIR", directory / "records"}, {"TMPDIR", directory.path()}, {"PAWL_SEED", "1"}, {"CI", ""}};
    if (!baseline.empty()) options.environment.emplace_back("PAWL_BASELINE", baseline);
    for (const auto& variable : environment) {
        std::erase_if(options.environment, [&](const auto& one) { return one.first == variable.first; });
        options.environment.push_back(variable);
    }
    const auto ran = cli::run_command(arguments, options);
    if (!ran) FAIL(cli::describe(ran.error()));
    GateRun run{ran->exit_code, ran->standard_output, ran->standard_error, std::nullopt};
    std::error_code ignored;
    const auto records =
        std::ranges::find_if(options.environment, [](const auto& one) { return one.first == "PAWL_RECORD_DIR"; });
    for (const auto& file : std::filesystem::directory_iterator(records->second, ignored)) {
        if (file.path().extension() != ".json") continue;  // a lock or a half-written file of the test's own making
        auto record = read_record(file.path());
        if (!record) FAIL(describe(record.error()));
        run.record = *std::move(record);
    }
    return run;
}

void skip_unless_timed() {
    const auto problem = why_not_timed(fixtures_are_optimised() ? "" : "it is compiled without optimisation");
    if (!problem.empty()) SKIP("this build is not timed: " + problem);
}

void skip_under_sanitizers() {
    const auto problem = why_not_timed("");
    if (problem.find("sanitizer") != std::string::npos) SKIP(problem);
}

}  // namespace pawl::perf::tests
