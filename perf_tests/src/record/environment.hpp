// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_PERF_RECORD_ENVIRONMENT_HPP_INCLUDED
#define PAWL_PERF_RECORD_ENVIRONMENT_HPP_INCLUDED

#include <string>

#include "record/run_record.hpp"

namespace pawl::perf {

/// Jiffies of all cores since boot, from the first line of /proc/stat.
struct CpuTimes {
    double total = 0;
    double stolen = 0;  ///< taken by the hypervisor for other guests
};

[[nodiscard]] CpuTimes read_cpu_times();

/// What this machine is and how busy it was since `at_start`. Fields that the system does not tell stay empty.
[[nodiscard]] Environment read_environment(const CpuTimes& at_start);

/// Now, in UTC, as RFC 3339 with seconds: "2026-11-23T22:05:48Z".
[[nodiscard]] std::string utc_now();

}  // namespace pawl::perf

#endif  // PAWL_PERF_RECORD_ENVIRONMENT_HPP_INCLUDED
