// SPDX-License-Identifier: BSL-1.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "doctor/finding.hpp"
#include "doctor/resolution.hpp"
#include "judge/sentence.hpp"

namespace pawl::cli {

namespace {

using perf::duration_text;

std::string magnitude(double ratio) {
    return fmt::format("{:.2g} %", ratio * 100);
}

Finding cores(const MachineFacts& facts) {
    if (facts.cores.empty()) return {"cores", "unknown", false, "Allow sched_getaffinity; sides cannot share a core."};
    const bool several = facts.cores.size() > 1;
    return {"cores", fmt::format("{} allowed ({})", facts.cores.size(), fmt::join(facts.cores, ", ")), several,
            several ? "A pair takes one; another is left for what else runs."
                    : "Allow a second core; everything else that runs is measured along on this one."};
}

Finding affinity(const MachineFacts& facts) {
    return {"affinity", facts.can_pin ? "allowed" : "forbidden", facts.can_pin,
            facts.can_pin ? "Both sides of a pair can be kept on one core."
                          : "Allow sched_setaffinity; unpinned, sides that talk to processes cannot be resolved."};
}

Finding scheduling(const MachineFacts& facts) {
    return {"scheduling", facts.can_batch ? "batch" : "not batch", facts.can_batch,
            facts.can_batch
                ? "What is woken on the sides' core does not preempt what woke it."
                : "Allow affinity and sched_setscheduler; a round trip takes two different times where what "
                  "is woken may preempt."};
}

Finding isolation(const MachineFacts& facts) {
    const auto level = [&](bool ok, const char* advice) {
        return Finding{"isolation", std::string(name_of(facts.isolation)), ok, advice};
    };
    switch (facts.isolation) {
        case perf::Isolation::namespaces:
            return level(true, "Each side has processes, network, IPC and temporary files of its own.");
        case perf::Isolation::namespaces_without_files:
            return level(
                false,
                "Allow overlay mounts in namespaces (Linux 5.11); else the sides share fixed paths: use $TMPDIR "
                "or $PAWL_SIDE in them.");
        default:
            return level(
                false,
                "Allow user namespaces; else the sides share ports and fixed paths: use $TMPDIR or $PAWL_SIDE in "
                "them.");
    }
}

Finding frequency(const MachineFacts& facts) {
    if (!facts.governor) {
        return {"frequency", "not visible", true, "A hypervisor sets it; pairs in turn on one core cancel its drift."};
    }
    const bool steady = *facts.governor == "performance";
    return {"frequency", "governor " + *facts.governor, steady,
            steady ? "The clock rate does not follow the load."
                   : "Set it by `cpupower frequency-set -g performance`; launches will agree sooner."};
}

Finding boost(const MachineFacts& facts) {
    if (!facts.boost) return {"boost", "not visible", true, "Pairs in turn on one core cancel most of its drift."};
    return {"boost", *facts.boost ? "on" : "off", !*facts.boost,
            *facts.boost ? "Write 0 to /sys/devices/system/cpu/cpufreq/boost; heat then moves no figure."
                         : "Heat moves no figure."};
}

Finding load(const MachineFacts& facts) {
    const bool calm = facts.load_1m <= 0.5 * static_cast<double>(std::max<std::size_t>(1, facts.cores.size()));
    return {"load", fmt::format("{:.1f} in the last minute", facts.load_1m), calm,
            calm ? "Little else runs." : "End what else runs; verdicts stay right beside it but take longer."};
}

Finding steal(const MachineFacts& facts) {
    const bool calm = facts.steal_ratio < 0.02;
    return {"steal", magnitude(facts.steal_ratio), calm,
            calm ? "Other guests of this host leave the cores alone."
                 : "Take a host with fewer guests; stolen time hits single batches and costs launches."};
}

Finding aslr(const MachineFacts& facts) {
    if (!facts.randomize_va_space) return {"ASLR", "not visible", true, "Launches differ by padding at least."};
    const bool on = *facts.randomize_va_space > 0;
    return {"ASLR", on ? "on" : "off", on,
            on ? "Launches differ in their addresses; where a loop lies within its page, only the build decides."
               : "Set kernel.randomize_va_space to 2; with one layout every launch repeats the same luck."};
}

Finding perf_events(const MachineFacts& facts) {
    if (!facts.perf_event_paranoid) return {"perf events", "not visible", true, "No verdict needs them."};
    const bool allowed = *facts.perf_event_paranoid <= 2;
    return {"perf events", fmt::format("perf_event_paranoid {}", *facts.perf_event_paranoid), allowed,
            allowed ? "`perf record` can look into a regression."
                    : "Set kernel.perf_event_paranoid to 2 to look into a regression; no verdict needs it."};
}

Finding ptrace(const MachineFacts& facts) {
    if (!facts.ptrace_scope) return {"ptrace", "not restricted", true, "No verdict needs it."};
    const bool allowed = *facts.ptrace_scope < 2;
    return {"ptrace", fmt::format("ptrace_scope {}", *facts.ptrace_scope), allowed,
            allowed ? "A debugger can start a hanging benchmark."
                    : "Set kernel.yama.ptrace_scope to 1 to debug a hanging benchmark; no verdict needs it."};
}

Finding clock(const MachineFacts& facts) {
    const bool cheap = facts.clock_read_ns < 150;  // a system call costs more, the vDSO less
    return {"clock",
            fmt::format("{}, {} a read", facts.clock_source.value_or("unknown"), duration_text(facts.clock_read_ns)),
            cheap,
            cheap ? "Short batches can be timed."
                  : "Choose a clock source that needs no system call (tsc, kvm-clock); short batches are blurred."};
}

struct ToolNeed {
    const char* name;
    bool required;
    const char* with_it;
    const char* without_it;
};

constexpr ToolNeed tool_needs[] = {
    {"git", true, "The baseline is checked out by it.", "Install git; no baseline can be checked out."},
    {"cmake", true,
     "`pawl try` configures by it; a baseline is built by the cmake that its candidate was configured by.",
     "Install cmake 3.25 or later; `pawl try` cannot configure."},
    {"ninja", false, "`pawl try` builds by it.", "`pawl try` builds by make instead; ninja is faster."},
    {"c++", true, "The compiler where none is chosen.", "Install a C++20 compiler; no baseline can be built."},
    {"lcov", false, "Coverage can be captured.", "Install lcov; coverage cannot be captured."},
    {"ccache", false, "Set CMAKE_CXX_COMPILER_LAUNCHER=ccache; baselines then build in seconds.",
     "Install ccache; baselines then build in seconds."},
};

Finding tool(const Tool& tool) {
    const auto need = std::ranges::find(tool_needs, tool.name, &ToolNeed::name);
    const bool here = !tool.version.empty();
    return {tool.name, here ? tool.version : "not found", here,
            need == std::end(tool_needs) ? "" : (here ? need->with_it : need->without_it)};
}

Finding cache(const MachineFacts& facts) {
    constexpr double gigabyte = 1e9;
    if (!facts.free_bytes) {
        return {"cache", facts.cache_directory, false, "Set PAWL_CACHE_DIR to a directory that can be written."};
    }
    const double free = static_cast<double>(*facts.free_bytes) / gigabyte;
    const bool enough = free >= 1;
    return {
        "cache", fmt::format("{:.1f} GB free in {}", free, facts.cache_directory), enough,
        enough ? "Baselines are kept there." : "Free some space, or set PAWL_CACHE_DIR; a baseline takes up to 1 GB."};
}

Finding hand_over(const MachineFacts& facts) {
    if (!facts.one_core) return {"hand-over", "not measured", false, "Allow affinity and socket pairs."};
    if (!facts.across_cores) {
        return {"hand-over", duration_text(facts.one_core->p50_ns) + " on one core", true,
                facts.cores.size() > 1 ? "The other core was too busy to be compared with."
                                       : "There is no second core to compare with."};
    }
    return {"hand-over",
            fmt::format("{} on one core, {} across", duration_text(facts.one_core->p50_ns),
                        duration_text(facts.across_cores->p50_ns)),
            true, "Round trip of a byte between two threads; this is why both sides of a pair share a core."};
}

Finding noise_floor(const MachineFacts& facts) {
    if (!facts.one_core) return {"A/A noise floor", "not measured", false, "Allow affinity and socket pairs."};
    const bool calm = facts.one_core->aa_scatter_ratio < 0.02;
    std::string value = "±" + magnitude(facts.one_core->aa_scatter_ratio) + " on one core";
    if (facts.across_cores) value += ", ±" + magnitude(facts.across_cores->aa_scatter_ratio) + " across";
    return {"A/A noise floor", value, calm,
            calm ? "Equal blocks of round trips differed by so much (standard deviation)."
                 : "Equal blocks of round trips differed by so much; mend load and steal first."};
}

Finding resolution(const LaunchScatter& scatter) {
    const perf::Policy policy;
    const double smallest = smallest_resolved_ratio(scatter.standard_deviation, policy);
    const bool fine = smallest < 0.1;
    return {"resolution", fmt::format("{} is found 99 of 100 times", perf::percent_text(smallest)), fine,
            fmt::format("{} launches of {} against itself scattered by ±{}{}", scatter.launches, scatter.benchmark,
                        magnitude(scatter.standard_deviation),
                        fine ? "." : "; mend what is above, or give its body more to do.")};
}

}  // namespace

std::vector<Finding> diagnose(const MachineFacts& facts) {
    std::vector<Finding> findings{cores(facts),     affinity(facts),    scheduling(facts), isolation(facts),
                                  frequency(facts), boost(facts),       load(facts),       steal(facts),
                                  aslr(facts),      perf_events(facts), ptrace(facts),     clock(facts)};
    for (const Tool& each : facts.tools) findings.push_back(tool(each));
    findings.push_back(cache(facts));
    findings.push_back(hand_over(facts));
    findings.push_back(noise_floor(facts));
    if (facts.scatter) findings.push_back(resolution(*facts.scatter));
    return findings;
}

}  // namespace pawl::cli
