// SPDX-License-Identifier: BSL-1.0
// `pawl coverage capture`, `by-test`, `flaky`, `tests`, `reset`, `merge` and `gate`.
#ifndef PAWL_CI_COMMANDS_COVERAGE_HPP_INCLUDED
#define PAWL_CI_COMMANDS_COVERAGE_HPP_INCLUDED

#include <chrono>
#include <optional>
#include <pawl/coverage/path_filter.hpp>
#include <string>
#include <vector>

#include "coverage/capture.hpp"

namespace pawl::cli {

struct CoverageCaptureArguments {
    std::string build_dir;
    std::vector<std::string> objects;  ///< directories in it; empty: the whole of it
    std::string output;
    std::string source_dir;
    std::string verdict;          ///< a record of one on an earlier capture, to be removed; empty: none
    std::string engine = "gcov";  ///< or "lcov"
    std::string gcov = "gcov";
    unsigned jobs = 1;
    coverage::PathFilter filter;
};

/// Of the commands that run the tests themselves.
struct CoverageRunsArguments {
    std::string build_dir;
    std::string output;
    CapturePlan capture;               ///< of each run
    unsigned repeat = 5;               ///< runs of all tests
    unsigned test_jobs = 1;            ///< tests at a time
    std::chrono::seconds limit{3600};  ///< of one run of ctest
};

/// Of what a coverage gate asks when ctest starts.
struct CoverageTestsArguments {
    std::string build_dir;
    std::string ctest;  ///< empty: that of the build
    std::string configuration;
    std::string output;               ///< a test list
    std::chrono::seconds limit{600};  ///< tests may be discovered meanwhile
};

struct CoverageResetArguments {
    std::string build_dir;
    std::string test_list;  ///< empty: remove all counters
    std::string counted;    ///< where the last reset left its list of tests
    std::string ctest_dir;  ///< whose ctest starts
};

struct CoverageMergeArguments {
    std::vector<std::string> tracefiles;
    std::string output;
    std::string source_dir;  ///< what files below it are named from; empty: names stay
    coverage::PathFilter filter;
};

struct CoverageGateArguments {
    std::vector<std::string> tracefiles;
    std::string record;              ///< where to leave a record of the verdicts; empty: nowhere
    std::vector<std::string> floor;  ///< as parse_floors takes them
    std::vector<std::string> folder_floor;
    std::vector<std::string> file_floor;
    std::string baseline;                 ///< an older tracefile; empty: none to compare with
    std::string kept_as;                  ///< the gate's name among kept tracefiles; empty: none is kept or looked for
    bool builds_baseline = false;         ///< where none is kept, of the build in build_dir
    std::string gcov = "gcov";            ///< that reads its counters
    double limit_s = 3600;                ///< of building and testing it
    std::optional<std::string> max_drop;  ///< percentages
    std::optional<std::string> max_drop_points;
    std::optional<std::string> patch_floor;  ///< nothing: changed lines are not judged by themselves
    std::string diff_file;                   ///< empty: git is asked
    std::string ref;                         ///< empty: the default branch
    std::string by_test;           ///< a tracefile by test, to say which tests cover a change; empty: not said
    std::string flaky;             ///< lines that are covered at times; empty: none is known
    std::string source_dir = ".";  ///< where git is asked, and what the tracefile's paths are relative to
    std::string build_dir;
    std::vector<std::string> objects;  ///< directories in it; empty: the whole of it
    std::string test_list;
    std::string ctest_dir;
    coverage::PathFilter filter;
};

/// @return the exit code.
[[nodiscard]] int run_coverage_capture(const CoverageCaptureArguments& arguments);
[[nodiscard]] int run_coverage_by_test(const CoverageRunsArguments& arguments);
[[nodiscard]] int run_coverage_flaky(const CoverageRunsArguments& arguments);
[[nodiscard]] int run_coverage_tests(const CoverageTestsArguments& arguments);
[[nodiscard]] int run_coverage_reset(const CoverageResetArguments& arguments);
[[nodiscard]] int run_coverage_merge(const CoverageMergeArguments& arguments);
[[nodiscard]] int run_coverage_gate(const CoverageGateArguments& arguments);

}  // namespace pawl::cli

#endif  // PAWL_CI_COMMANDS_COVERAGE_HPP_INCLUDED
