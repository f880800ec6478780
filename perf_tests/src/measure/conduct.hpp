// SPDX-License-Identifier: BSL-1.0
// Everything that workers find out about one test case before its own body runs: how its benchmarks compare with the
// baseline's, how two bodies of one benchmark compare, what they allocate.
#ifndef PAWL_PERF_MEASURE_CONDUCT_HPP_INCLUDED
#define PAWL_PERF_MEASURE_CONDUCT_HPP_INCLUDED

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "judge/decide.hpp"
#include "measure/clock.hpp"
#include "measure/file_identity.hpp"
#include "measure/isolation.hpp"
#include "measure/outcome.hpp"
#include "measure/schedule.hpp"

namespace pawl::perf {

struct ConductPlan {
    std::string baseline;                ///< path of the baseline's test executable; empty: none
    std::string candidate;               ///< path of the candidate's
    std::vector<std::string> arguments;  ///< for both; they select one test case
    std::string test_case;               ///< its name: workers stay silent in any other that the arguments select too
    Policy policy;
    BatchTargets targets;
    std::vector<KnownFile> files;  ///< that launches run, and that must not change meanwhile
    std::uint64_t seed = 0;        ///< of paddings, orders and cores; the same seed makes the same choices
    std::chrono::milliseconds time_limit{50'000};  ///< for everything, set-up included
    std::optional<Deadline> deadline;              ///< where part of the limit is spent already; else from now on
    bool pin = true;                               ///< both sides, and this thread meanwhile, on one core
    Isolation isolation = Isolation::namespaces;
    bool compare_bodies = true;  ///< those of benchmarks with two; they are not where an anchor is the baseline
};

/// Does not throw for anything the two executables do; throws std::system_error when this system cannot start a
/// open a channel or make a temporary directory, and Undecidable. A SIGINT, SIGTERM or SIGHUP meanwhile takes effect
/// once the workers and their files are gone.
/// @pre both executables passed check_worker_executable.
[[nodiscard]] CaseOutcome conduct(const ConductPlan& plan);

}  // namespace pawl::perf

#endif  // PAWL_PERF_MEASURE_CONDUCT_HPP_INCLUDED
