// SPDX-License-Identifier: BSL-1.0
// One test executable gated against another: the candidate conducts, judges and leaves a record, which is read here.
#ifndef PAWL_CI_COMPARE_COMPARISON_HPP_INCLUDED
#define PAWL_CI_COMPARE_COMPARISON_HPP_INCLUDED

#include <functional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "baseline/command_runner.hpp"
#include "record/run_record.hpp"
#include "refusal.hpp"

namespace pawl::cli {

/// What `pawl_discover_perf_tests` selects too: hidden test cases included.
inline constexpr const char* default_test_spec = "[!benchmark],[benchmark],[perf]";

struct ComparisonPlan {
    std::string baseline;   ///< as PAWL_BASELINE takes it: an executable, or @FILE (pawl.baseline/1)
    std::string candidate;  ///< an executable
    std::string test_spec = default_test_spec;                          ///< in Catch2's grammar
    std::vector<std::pair<std::string, std::string>> environment = {};  ///< further PAWL_ variables
    std::string working_directory = {};                                 ///< empty: ours
    std::function<void(std::string_view)> on_output = {};               ///< what the candidate prints meanwhile
};

struct Comparison {
    perf::RunRecord record;
    std::string document;   ///< the same as pawl.run/1
    std::string test_spec;  ///< that met a BENCHMARK
    int exit_code = 0;      ///< the candidate's, as Catch2 counts
    std::string output;     ///< the candidate's standard output
};

struct ComparisonError {
    enum class Code {
        failed,             ///< it ended, badly, before it could leave a record
        refused,            ///< it did not take a PAWL_ variable
        no_benchmark,       ///< it ran, and met no BENCHMARK
        not_run,            ///< it could not be started, or outlived the limit
        unreadable_record,  ///< it left a record that is none
        no_scratch,         ///< there is no place for temporary files, or none left
    } code;
    std::string detail;       ///< one sentence
    std::string output = {};  ///< what the candidate printed on both streams
};

/// A SIGINT, SIGTERM or SIGHUP meanwhile takes effect once the candidate and all temporary files are gone.
/// @pre both executables passed check_worker_executable.
[[nodiscard]] tl::expected<Comparison, ComparisonError> compare_executables(const CommandRunner& run,
                                                                            const ComparisonPlan& plan);

/// The same, but where `plan.test_spec` meets no BENCHMARK, every test case that is not hidden is tried: for
/// executables that nobody has tagged for Pawl.
[[nodiscard]] tl::expected<Comparison, ComparisonError> compare_whatever_benchmarks(const CommandRunner& run,
                                                                                    ComparisonPlan plan);

/// exit_bad_usage where there is no benchmark or a variable was refused, exit_failed where the candidate failed, else
/// exit_environment.
[[nodiscard]] Refusal to_refusal(const ComparisonError& error);

/// What failed beside the benchmarks, none of which did: an assertion, or the process at its end. Empty if nothing did.
[[nodiscard]] std::string failure_beside_benchmarks(const Comparison& comparison);

}  // namespace pawl::cli

#endif  // PAWL_CI_COMPARE_COMPARISON_HPP_INCLUDED
