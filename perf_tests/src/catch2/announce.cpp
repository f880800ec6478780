// SPDX-License-Identifier: BSL-1.0
#include "catch2/announce.hpp"

#include <algorithm>
#include <catch2/benchmark/detail/catch_benchmark_stats.hpp>
#include <catch2/benchmark/detail/catch_stats.hpp>
#include <catch2/interfaces/catch_interfaces_capture.hpp>
#include <catch2/internal/catch_assertion_handler.hpp>
#include <cmath>
#include <functional>
#include <numeric>
#include <set>

namespace pawl::perf {

namespace {

// Reporters such as JUnit print at the very end and only hold references to an assertion's texts.
Catch::StringRef kept(const std::string& text) {
    static std::set<std::string> texts;
    return *texts.insert(text).first;
}

using Nanoseconds = Catch::Benchmark::FDuration;

// Normal approximation: Catch2's bootstrap of 100,000 resamples would cost more than the measurement.
Catch::Benchmark::Estimate<Nanoseconds> with_error(double value, double standard_error) {
    constexpr double z_95 = 1.959964;
    return {Nanoseconds(value), Nanoseconds(value - z_95 * standard_error), Nanoseconds(value + z_95 * standard_error),
            0.95};
}

}  // namespace

void announce(const Catch::SourceLineInfo& place, const std::string& benchmark, Catch::ResultWas::OfType result,
              std::string sentence) {
    const Catch::AssertionInfo info{"BENCHMARK", place, kept(benchmark), Catch::ResultDisposition::ContinueOnFailure};
    Catch::AssertionReaction ignored;  // it would throw on a skip or under --abort
    auto& capture = Catch::getResultCapture();
    capture.notifyAssertionStarted(info);
    capture.handleMessage(info, result, std::move(sentence), ignored);
}

void announce_samples(const std::string& benchmark, const std::vector<double>& samples_ns, int iterations) {
    const auto n = static_cast<double>(samples_ns.size());
    const double mean = std::accumulate(samples_ns.begin(), samples_ns.end(), 0.0) / n;
    const double squares = std::transform_reduce(samples_ns.begin(), samples_ns.end(), 0.0, std::plus<>(),
                                                 [mean](double sample) { return (sample - mean) * (sample - mean); });
    const double deviation = samples_ns.size() > 1 ? std::sqrt(squares / (n - 1)) : 0;

    Catch::BenchmarkInfo info{};
    info.name = benchmark;
    info.estimatedDuration = mean * iterations * n;
    info.iterations = iterations;
    info.samples = static_cast<unsigned>(samples_ns.size());
    info.resamples = 0;
    info.clockResolution = 1;
    info.clockCost = 0;

    auto& capture = Catch::getResultCapture();
    capture.benchmarkPreparing(benchmark);
    capture.benchmarkStarting(info);
    Catch::BenchmarkStats<> stats{};
    stats.info = info;
    stats.samples.resize(samples_ns.size());
    std::ranges::transform(samples_ns, stats.samples.begin(), [](double sample) { return Nanoseconds(sample); });
    stats.mean = with_error(mean, deviation / std::sqrt(n));
    stats.standardDeviation = with_error(deviation, deviation / std::sqrt(2 * n));
    stats.outliers =
        Catch::Benchmark::Detail::classify_outliers(samples_ns.data(), samples_ns.data() + samples_ns.size());
    capture.benchmarkEnded(stats);
}

}  // namespace pawl::perf
