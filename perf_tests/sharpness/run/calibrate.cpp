// SPDX-License-Identifier: BSL-1.0
#include "run/calibrate.hpp"

#include <algorithm>
#include <limits>
#include <random>
#include <stdexcept>

#include "measure/clock.hpp"
#include "run/gate_trial.hpp"
#include "workloads/bodies.hpp"

namespace pawl::sharpness {

namespace {

constexpr int factor_launches = 300;
constexpr int launches_at_once = 60;
constexpr double factor_ratio = 0.10;  // twice the limit: a small error of the factor, at a change like those tried
constexpr int operation_processes = 30;
constexpr int tail_processes = 100;
constexpr int tail_operations = 5'000;  // what a trial records

// Wall time of each operation, from a warm start; `size` of them between two clock reads, so that the clock does not
// count.
template <class Operation>
std::vector<double> time_operations(Operation operation, int count, int size) {
    constexpr std::int64_t warm_up_ns = 5'000'000;
    for (const auto from = perf::monotonic_raw_ns(); perf::monotonic_raw_ns() - from < warm_up_ns;) operation();
    std::vector<double> operations_ns;
    operations_ns.reserve(static_cast<std::size_t>(count));
    for (int done = 0; done < count; ++done) {
        const auto before = perf::monotonic_raw_ns();
        for (int repeat = 0; repeat < size; ++repeat) operation();
        operations_ns.push_back(static_cast<double>(perf::monotonic_raw_ns() - before) / size);
    }
    return operations_ns;
}

std::vector<double> typical_operations(const std::string& workload) {
    constexpr int batches = 200;
    constexpr int size = 20;
    [[maybe_unused]] static volatile std::size_t result;
    if (workload == "cpu") return time_operations([] { result = hash_of_4_kib(); }, batches, size);
    if (workload == "allocation") return time_operations([] { result = map_of_100_strings(); }, batches, size);
    Echo echo;
    return time_operations([&] { result = static_cast<std::size_t>(echo.round_trip()); }, batches, size);
}

std::vector<double> tail_of_one_process() {
    Echo echo(tail_lateness);
    return time_operations([&] { static_cast<void>(echo.round_trip()); }, tail_operations, 1);
}

template <class Record>
std::vector<std::vector<double>> repeated(int times, Record record) {
    std::vector<std::vector<double>> all;
    while (times-- > 0) all.push_back(record());
    return all;
}

Calibrated calibrate_factor(const std::string& workload, const std::string& executable) {
    std::random_device entropy;
    std::vector<LaunchMedians> launches;
    while (std::ssize(launches) < factor_launches) {
        const auto more =
            record_launches(workload, {executable, executable, factor_ratio}, launches_at_once, entropy());
        if (more.empty()) throw std::runtime_error(workload + " cannot be measured here: pawl compare says why");
        launches.insert(launches.end(), more.begin(), more.end());
    }
    return factor_of(launches, factor_ratio);
}

}  // namespace

Calibrated calibrate(const std::string& what, const std::string& executable) {
    const auto slash = what.find('/');
    const auto workload = what.substr(slash + 1);
    if (what.starts_with("factor/")) return calibrate_factor(workload, executable);
    if (what.starts_with("p99/")) return pooled_p99(repeated(tail_processes, tail_of_one_process));
    return median_operation(repeated(operation_processes, [&] { return typical_operations(workload); }));
}

double spin_loop_ns() {
    constexpr int chunks = 2'000;
    constexpr std::uint64_t loops = 10'000;
    auto least_ns = std::numeric_limits<std::int64_t>::max();
    for (int chunk = 0; chunk < chunks; ++chunk) {
        const auto before = perf::monotonic_raw_ns();
        spin(loops);
        least_ns = std::min(least_ns, perf::monotonic_raw_ns() - before);
    }
    return static_cast<double>(least_ns) / static_cast<double>(loops);
}

}  // namespace pawl::sharpness
