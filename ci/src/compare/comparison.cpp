// SPDX-License-Identifier: BSL-1.0
#include "compare/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <utility>

#include "baseline/whole_file.hpp"
#include "measure/interruption.hpp"
#include "measure/scratch_directory.hpp"
#include "measure/system_failure.hpp"
#include "measure/worker_process.hpp"
#include "record/read.hpp"
#include "report/summary.hpp"

namespace pawl::cli {

namespace fs = std::filesystem;

namespace {

using Code = ComparisonError::Code;

// What follows `beginning` in the line that holds it; empty where none does.
std::string line_behind(const std::string& beginning, const std::string& text) {
    const auto at = text.find(beginning);
    if (at == std::string::npos) return "";
    const auto rest = at + beginning.size();
    return text.substr(rest, text.find('\n', rest) - rest);
}

// One process leaves one record; none where no benchmark was met.
ComparisonError why_no_record(const CommandResult& result, const ComparisonPlan& plan, const std::string& records) {
    constexpr int variable_refused = 2;
    constexpr std::array met_none{0, 2, 3, 4, 5};  // Catch2's: none ran, unmatched or invalid spec, all skipped
    const std::string printed = result.standard_output + result.standard_error;
    const std::string end = fmt::format("{} {}", plan.candidate, perf::describe_exit(result.exit_code));
    if (const auto why = line_behind("cannot write " + records, result.standard_error); !why.empty()) {
        return {Code::no_scratch, fmt::format("cannot write {}{}; free some space there, or set TMPDIR to another "
                                              "directory",
                                              records, why)};
    }
    if (const auto why = line_behind("pawl: failed: ", result.standard_error); !why.empty()) {
        return {Code::failed, fmt::format("{} before it could leave a record ({})", end, why), printed};
    }
    if (const auto why = line_behind("pawl: ", result.standard_error);
        result.exit_code == variable_refused && !why.empty()) {
        return {Code::refused, why};
    }
    if (std::ranges::find(met_none, result.exit_code) == met_none.end()) {
        return {Code::failed, end + " before it could leave a record", printed};
    }
    return {Code::no_benchmark,
            fmt::format("{} and met no BENCHMARK with the test spec '{}'; name test cases that hold one", end,
                        plan.test_spec),
            printed};
}

tl::expected<Comparison, ComparisonError> compare_in(const CommandRunner& run, const ComparisonPlan& plan,
                                                     const std::string& records) {
    CommandOptions options{
        .working_directory = plan.working_directory, .environment = plan.environment, .on_output = plan.on_output};
    options.environment.emplace_back("PAWL_BASELINE", plan.baseline);
    options.environment.emplace_back("PAWL_RECORD_DIR", records);
    const auto result = run({fs::absolute(plan.candidate), plan.test_spec}, options);
    if (!result) return tl::make_unexpected(ComparisonError{Code::not_run, describe(result.error())});

    const fs::directory_iterator left_behind(records);
    if (left_behind == fs::directory_iterator()) return tl::make_unexpected(why_no_record(*result, plan, records));
    const std::string path = left_behind->path();
    auto document = read_whole_file(path).value_or("");
    auto record = perf::parse_record(document, path);
    if (!record) return tl::make_unexpected(ComparisonError{Code::unreadable_record, describe(record.error())});
    return Comparison{.record = *std::move(record),
                      .document = std::move(document),
                      .test_spec = plan.test_spec,
                      .exit_code = result->exit_code,
                      .output = result->standard_output};
}

}  // namespace

tl::expected<Comparison, ComparisonError> compare_executables(const CommandRunner& run, const ComparisonPlan& plan) {
    try {
        const perf::Interruption interruption;  // outlives the scratch directory
        const perf::ScratchDirectory scratch;
        return compare_in(run, plan, scratch.fresh("records"));
    } catch (const std::system_error& error) {
        return tl::make_unexpected(ComparisonError{Code::no_scratch, perf::describe(error)});
    }
}

tl::expected<Comparison, ComparisonError> compare_whatever_benchmarks(const CommandRunner& run, ComparisonPlan plan) {
    auto first = compare_executables(run, plan);
    if (first || first.error().code != Code::no_benchmark) return first;
    plan.test_spec = "*";
    auto second = compare_executables(run, plan);
    if (second || second.error().code != Code::no_benchmark) return second;
    return first;
}

Refusal to_refusal(const ComparisonError& error) {
    switch (error.code) {
        case Code::no_benchmark:
        case Code::refused:
            return {exit_bad_usage, error.detail};
        case Code::failed:
            return {exit_failed, error.detail};
        default:
            return {exit_environment, error.detail};
    }
}

std::string failure_beside_benchmarks(const Comparison& comparison) {
    constexpr int skipped = 4;
    constexpr int assertion_failed = 42;
    const int code = comparison.exit_code;
    const ExitCode of_benchmarks = summarise({comparison.record}).exit_code;
    if (code == 0 || code == skipped || of_benchmarks == exit_failed) return "";
    return fmt::format("{}, but {}", of_benchmarks == exit_held ? "every benchmark held" : "no benchmark failed",
                       code == assertion_failed ? "an assertion of the candidate failed (above)"
                                                : "the candidate " + perf::describe_exit(code));
}

}  // namespace pawl::cli
