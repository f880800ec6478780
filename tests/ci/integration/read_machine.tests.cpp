// SPDX-License-Identifier: BSL-1.0
#include "doctor/read_machine.hpp"

#include <catch2/catch_test_macros.hpp>

#include "doctor/hand_over.hpp"
#include "measure/affinity.hpp"
#include "support/files.hpp"
#include "support/temporary_directory.hpp"

using namespace pawl::cli;
using namespace pawl::cli::tests;

TEST_CASE("the system's files are read, and those that are absent tell nothing", "[doctor]") {
    const TemporaryDirectory root;
    MachineFacts facts;
    read_system_files(root.path(), facts);
    CHECK_FALSE(facts.governor);
    CHECK_FALSE(facts.boost);
    CHECK_FALSE(facts.randomize_va_space);
    CHECK_FALSE(facts.clock_source);

    write_file(root.path() / "sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "schedutil\n");
    write_file(root.path() / "sys/devices/system/cpu/intel_pstate/no_turbo", "0\n");
    write_file(root.path() / "proc/sys/kernel/randomize_va_space", "2\n");
    write_file(root.path() / "proc/sys/kernel/perf_event_paranoid", "-1\n");
    write_file(root.path() / "proc/sys/kernel/yama/ptrace_scope", "rubbish\n");
    write_file(root.path() / "sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc \n");
    read_system_files(root.path(), facts);
    CHECK(facts.governor == "schedutil");
    CHECK(facts.boost == true);
    CHECK(facts.randomize_va_space == 2);
    CHECK(facts.perf_event_paranoid == -1);
    CHECK_FALSE(facts.ptrace_scope);
    CHECK(facts.clock_source == "tsc");
}

TEST_CASE("a hand-over is measured between real threads", "[doctor]") {
    int core = 0;
    {
        const pawl::perf::PinnedThread thread;
        REQUIRE_FALSE(thread.cores().empty());
        core = thread.cores().front();
    }
    const auto measured = measure_hand_over(core, core, std::chrono::milliseconds{50});
    REQUIRE(measured);
    CHECK(measured->p50_ns > 100);
    CHECK_FALSE(measure_hand_over(core, 1'000, std::chrono::milliseconds{50}));
}
