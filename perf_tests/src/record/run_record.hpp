// SPDX-License-Identifier: BSL-1.0
// The record of one run, as plain data. Its form on disk is pawl.run/1: pawl.run.1.schema.json beside this file.
#ifndef PAWL_PERF_RECORD_RUN_RECORD_HPP_INCLUDED
#define PAWL_PERF_RECORD_RUN_RECORD_HPP_INCLUDED

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "judge/noise_floor.hpp"
#include "measure/outcome.hpp"

namespace pawl::perf {

/// The machine and the build that the figures belong to. Raw numbers of two environments are never compared.
struct Environment {
    std::string cpu_model;
    int cpus = 0;  ///< that this process may run on
    std::string kernel;
    std::string compiler;        ///< of the engine; the same as the user's, for both are built together
    std::string compiler_flags;  ///< of the engine's directory, which are the project's; without paths and warnings
    std::string build_type;      ///< CMake's configuration
    std::string engine;          ///< "pawl 0.1.0"
    double load_1m = 0;          ///< load average at the end of the run
    double steal_ratio = 0;      ///< share of CPU time that the hypervisor took during the run, 0 to 1
    std::string isolation;       ///< of the sides from one another, see name_of(Isolation); empty: no pair was run
    std::optional<bool> pinned;  ///< whether every launch had its sides on one core; nothing where none was measured
    std::optional<NoiseFloor> noise_floor;
};

struct BenchmarkRecord {
    std::string test_case;
    BenchmarkOutcome outcome;
};

struct RunRecord {
    std::string created;                     ///< UTC, RFC 3339
    std::string executable;                  ///< file name of the candidate
    std::string candidate_commit;            ///< full, "+dirty" behind it where files differ; empty where not known
    std::string baseline_role = "baseline";  ///< or "anchor": an older commit with a limit of its own
    std::string
        baseline_label;  ///< short commit, "v1.0 (3f2c1d9)" for an anchor, else a path; empty without a baseline
    std::string baseline_commit;  ///< full, where known
    std::string baseline_state;   ///< "ready", "identical", "new", "missing" or "not asked for"
    std::string baseline_reason;
    bool strict = false;
    std::uint64_t seed = 0;
    Environment environment;
    std::vector<BenchmarkRecord> benchmarks;
};

}  // namespace pawl::perf

#endif  // PAWL_PERF_RECORD_RUN_RECORD_HPP_INCLUDED
