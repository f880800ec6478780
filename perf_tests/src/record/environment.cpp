// SPDX-License-Identifier: BSL-1.0
#include "record/environment.hpp"

#include <sched.h>
#include <stdlib.h>
#include <sys/utsname.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <fstream>
#include <string>
#include <string_view>

namespace pawl::perf {

namespace {

std::string cpu_model() {
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);) {
        if (!line.starts_with("model name")) continue;
        const auto colon = line.find(": ");
        return colon == std::string::npos ? "" : line.substr(colon + 2);
    }
    return "";
}

int allowed_cpus() {
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    return ::sched_getaffinity(0, sizeof allowed, &allowed) == 0 ? CPU_COUNT(&allowed) : 0;
}

}  // namespace

CpuTimes read_cpu_times() {
    std::ifstream stat("/proc/stat");
    std::string label;
    stat >> label;
    CpuTimes times;
    constexpr int stolen_column = 7;  // user nice system idle iowait irq softirq steal
    double value = 0;
    for (int column = 0; column <= stolen_column && stat >> value; ++column) {
        times.total += value;
        if (column == stolen_column) times.stolen = value;
    }
    return times;
}

Environment read_environment(const CpuTimes& at_start) {
    Environment environment;
    environment.cpu_model = cpu_model();
    environment.cpus = allowed_cpus();
    utsname system{};
    if (::uname(&system) == 0) environment.kernel = std::string(system.sysname) + " " + system.release;
    environment.compiler = PAWL_COMPILER;
    constexpr std::string_view flags = PAWL_COMPILER_FLAGS;  // without those of all configurations, begins with a blank
    environment.compiler_flags = flags.substr(std::min(flags.find_first_not_of(' '), flags.size()));
    environment.build_type = PAWL_BUILD_TYPE;
    environment.engine = "pawl " PAWL_VERSION;
    std::array<double, 1> load{};
    if (::getloadavg(load.data(), 1) == 1) environment.load_1m = load[0];
    const CpuTimes now = read_cpu_times();
    if (now.total > at_start.total) {
        environment.steal_ratio = (now.stolen - at_start.stolen) / (now.total - at_start.total);
    }
    return environment;
}

std::string utc_now() {
    const std::time_t now = ::time(nullptr);
    std::tm utc{};
    ::gmtime_r(&now, &utc);
    std::array<char, 32> text{};
    const auto size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
    return {text.data(), size};
}

}  // namespace pawl::perf
