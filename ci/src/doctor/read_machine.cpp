// SPDX-License-Identifier: BSL-1.0
#include "doctor/read_machine.hpp"

#include <unistd.h>

#include <charconv>

#include "baseline/cache_store.hpp"
#include "baseline/whole_file.hpp"
#include "doctor/hand_over.hpp"
#include "measure/affinity.hpp"
#include "process/surroundings.hpp"
#include "record/environment.hpp"

namespace pawl::cli {

namespace fs = std::filesystem;

namespace {

std::optional<std::string> read_word(const fs::path& path) {
    auto text = read_whole_file(path);
    if (!text) return std::nullopt;
    text->resize(std::min(text->find_first_of(" \n"), text->size()));
    return text;
}

std::optional<int> read_number(const fs::path& path) {
    const auto text = read_word(path);
    int number = 0;
    if (!text || std::from_chars(text->data(), text->data() + text->size(), number).ec != std::errc{}) return {};
    return number;
}

void read_cache(MachineFacts& facts) {
    const auto cache = cache_root(variable("PAWL_CACHE_DIR"), variable("XDG_CACHE_HOME"), variable("HOME"));
    if (!cache) return;
    fs::path directory = fs::absolute(*cache);
    facts.cache_directory = directory.string();
    std::error_code error;
    while (!fs::exists(directory, error) && directory.has_relative_path()) directory = directory.parent_path();
    const bool is_usable = fs::is_directory(directory, error) && ::access(directory.c_str(), W_OK) == 0;
    const auto space = fs::space(directory, error);
    if (is_usable && !error) facts.free_bytes = space.available;
}

void measure_hand_overs(MachineFacts& facts) {
    constexpr std::chrono::milliseconds each{150};
    if (facts.cores.empty()) return;
    facts.one_core = measure_hand_over(facts.cores[0], facts.cores[0], each);
    if (facts.cores.size() > 1) facts.across_cores = measure_hand_over(facts.cores[0], facts.cores[1], each);
}

}  // namespace

void read_system_files(const fs::path& root, MachineFacts& facts) {
    const fs::path cpu = root / "sys/devices/system/cpu";
    const fs::path kernel = root / "proc/sys/kernel";
    facts.governor = read_word(cpu / "cpu0/cpufreq/scaling_governor");
    if (const auto on = read_number(cpu / "cpufreq/boost")) facts.boost = *on != 0;
    if (const auto off = read_number(cpu / "intel_pstate/no_turbo")) facts.boost = *off == 0;
    facts.randomize_va_space = read_number(kernel / "randomize_va_space");
    facts.perf_event_paranoid = read_number(kernel / "perf_event_paranoid");
    facts.ptrace_scope = read_number(kernel / "yama/ptrace_scope");
    facts.clock_source = read_word(root / "sys/devices/system/clocksource/clocksource0/current_clocksource");
}

std::vector<Tool> ask_tools(const CommandRunner& run) {
    const std::string compiler = variable("CXX");
    std::vector<Tool> tools;
    for (const char* name : {"git", "cmake", "ninja", "c++", "lcov", "ccache"}) {
        const bool is_compiler = std::string_view{name} == "c++";
        const auto answer = run({is_compiler && !compiler.empty() ? compiler : name, "--version"}, {});
        const std::string text = answer && answer->exit_code == 0 ? answer->standard_output : "";
        tools.push_back({name, text.substr(0, text.find('\n'))});
    }
    return tools;
}

MachineFacts read_machine(const CommandRunner& run) {
    const perf::CpuTimes at_start = perf::read_cpu_times();
    MachineFacts facts;
    {
        perf::PinnedThread thread;
        facts.cores = thread.cores();
        facts.can_pin = !facts.cores.empty() && thread.move_to(facts.cores.front());
        facts.can_batch = perf::PinnedThread::is_batch();
    }
    facts.isolation = perf::best_isolation();
    read_system_files("/", facts);
    facts.tools = ask_tools(run);
    read_cache(facts);
    facts.clock_read_ns = measure_clock_read_ns();
    measure_hand_overs(facts);
    const perf::Environment environment = perf::read_environment(at_start);
    facts.load_1m = environment.load_1m;
    facts.steal_ratio = environment.steal_ratio;
    return facts;
}

}  // namespace pawl::cli
