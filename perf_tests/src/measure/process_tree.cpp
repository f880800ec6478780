// SPDX-License-Identifier: BSL-1.0
#include "measure/process_tree.hpp"

#include <fmt/format.h>
#include <time.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>
#include <vector>

namespace pawl::perf {

namespace {

std::optional<std::int64_t> cpu_of(pid_t process) {
    clockid_t clock{};
    timespec spent{};
    if (::clock_getcpuclockid(process, &clock) != 0 || ::clock_gettime(clock, &spent) != 0) return std::nullopt;
    return std::int64_t{spent.tv_sec} * 1'000'000'000 + spent.tv_nsec;
}

// A child belongs to the thread that forked it.
void add_children(pid_t process, std::vector<pid_t>& found) {
    std::error_code ended;
    std::filesystem::directory_iterator thread(fmt::format("/proc/{}/task", process), ended);
    for (; !ended && thread != std::filesystem::directory_iterator(); thread.increment(ended)) {
        std::ifstream children(thread->path() / "children");
        for (pid_t child = 0; children >> child;) found.push_back(child);
    }
}

}  // namespace

CpuByProcess cpu_of_tree(pid_t root) {
    CpuByProcess tree;
    std::vector<pid_t> found;
    if (root > 0) found.push_back(root);  // what is not positive would mean the caller
    while (!found.empty()) {
        const pid_t process = found.back();
        found.pop_back();
        const auto spent = cpu_of(process);
        if (spent && tree.emplace(process, *spent).second) add_children(process, found);
    }
    return tree;
}

std::int64_t cpu_spent(const CpuByProcess& before, const CpuByProcess& after) {
    std::int64_t spent = 0;
    for (const auto& [process, cpu_ns] : after) {
        const auto known = before.find(process);
        spent += known == before.end() ? cpu_ns : cpu_ns - known->second;
    }
    return spent;
}

}  // namespace pawl::perf
