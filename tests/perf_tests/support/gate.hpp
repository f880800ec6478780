// SPDX-License-Identifier: BSL-1.0
// A fixture program that is run as CTest runs a user's: it conducts, against another one.
#ifndef PAWL_TESTS_PERF_GATE_HPP_INCLUDED
#define PAWL_TESTS_PERF_GATE_HPP_INCLUDED

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "record/run_record.hpp"

/// Path of a fixture program, a literal.
#define PAWL_FIXTURE(name) PAWL_FIXTURE_DIR "/" name

namespace pawl::perf::tests {

struct GateRun {
    int exit_code = 0;
    std::string output;
    std::string error;                ///< standard error
    std::optional<RunRecord> record;  ///< nothing where none was left

    /// Of the only benchmark, or the one of that name; fails the test where there is none.
    [[nodiscard]] const BenchmarkOutcome& benchmark(const std::string& name = "") const;
    [[nodiscard]] Verdict verdict(const std::string& name = "") const { return benchmark(name).judgement.verdict; }
    [[nodiscard]] const std::string& reason(const std::string& name = "") const {
        return benchmark(name).judgement.reason;
    }
    /// "section path › name #ordinal" of each benchmark, in the order of the record.
    [[nodiscard]] std::vector<std::string> keys() const;
};

using Variables = std::vector<std::pair<std::string, std::string>>;

/// @param baseline     what PAWL_BASELINE says; empty: not set.
/// @param arguments    of the candidate, for example a test spec.
/// @param environment  wins over everything set here.
[[nodiscard]] GateRun gate(const std::string& baseline, const std::string& candidate,
                           std::vector<std::string> arguments, const Variables& environment = {});

/// Skips the rest of a test in builds where timing means nothing (what ran before it has run).
void skip_unless_timed();

/// Skips a test that preloads a library, crashes a process or takes what a sanitizer's runtime needs itself.
void skip_under_sanitizers();

}  // namespace pawl::perf::tests

#endif  // PAWL_TESTS_PERF_GATE_HPP_INCLUDED
