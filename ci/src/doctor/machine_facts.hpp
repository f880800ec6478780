// SPDX-License-Identifier: BSL-1.0
// What decides how small a change a machine can resolve, as plain data. Nothing: the system does not say.
#ifndef PAWL_CI_DOCTOR_MACHINE_FACTS_HPP_INCLUDED
#define PAWL_CI_DOCTOR_MACHINE_FACTS_HPP_INCLUDED

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "measure/isolation.hpp"

namespace pawl::cli {

/// Round trips of one byte between two threads over a socket pair.
struct HandOver {
    double p50_ns = 0;            ///< of a round trip
    double aa_scatter_ratio = 0;  ///< standard deviation of log ratios between blocks that should be equal
};

struct Tool {
    std::string name;
    std::string version;  ///< first line of what it says of itself; empty: not found
};

/// How launches of one executable against itself scattered, for its worst benchmark.
struct LaunchScatter {
    std::string benchmark;
    int launches = 0;
    double standard_deviation = 0;  ///< of the launches' log ratios
};

struct MachineFacts {
    std::vector<int> cores;  ///< that this process may run on
    bool can_pin = false;
    bool can_batch = false;  ///< a pinned thread runs under SCHED_BATCH
    perf::Isolation isolation = perf::Isolation::process_tree;
    std::optional<std::string> governor;
    std::optional<bool> boost;
    double load_1m = 0;
    double steal_ratio = 0;  ///< while doctor measured
    std::optional<int> randomize_va_space;
    std::optional<int> perf_event_paranoid;
    std::optional<int> ptrace_scope;
    std::optional<std::string> clock_source;
    double clock_read_ns = 0;
    std::vector<Tool> tools;
    std::string cache_directory;               ///< empty: there is none
    std::optional<std::uintmax_t> free_bytes;  ///< in it
    std::optional<HandOver> one_core;
    std::optional<HandOver> across_cores;
    std::optional<LaunchScatter> scatter;  ///< where an executable was given
};

}  // namespace pawl::cli

#endif  // PAWL_CI_DOCTOR_MACHINE_FACTS_HPP_INCLUDED
