// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <vector>

#include "curve/mean_rule.hpp"
#include "curve/median_rule.hpp"

using Catch::Matchers::WithinAbs;
using namespace pawl::sharpness;

TEST_CASE("Catch2's mean is read from its XML report", "[sharpness][peers]") {
    CHECK(catch2_mean_ns(R"(<Catch2TestRun name="x"><TestCase name="cpu">
    <BenchmarkResults name="hash" samples="100" resamples="1000" iterations="7" clockResolution="57.9" estimatedDuration="6e+06">
      <!-- All values in nano seconds -->
      <mean value="10587.6" lowerBound="4609.85" upperBound="34291.4" ci="0.95"/>
      <standardDeviation value="2.1" lowerBound="1" upperBound="3" ci="0.95"/>)") == 10587.6);
}

TEST_CASE("a report without a benchmark has no mean", "[sharpness][peers]") {
    const auto xml = GENERATE("", "<Catch2TestRun/>", R"(<mean value="3"/>)", R"(<BenchmarkResults name="x">)",
                              R"(<BenchmarkResults name="x"><mean value="no")");
    CAPTURE(xml);
    CHECK_FALSE(catch2_mean_ns(xml));
}

TEST_CASE("means are flagged from more than 5 % on", "[sharpness][peers]") {
    CHECK_FALSE(is_flagged_by_means(100, 104.9));
    CHECK(is_flagged_by_means(100, 105.1));
}

TEST_CASE("Google Benchmark's repetitions are read without its aggregates", "[sharpness][peers]") {
    CHECK(google_real_times_ns(R"({"context": {}, "benchmarks": [
        {"name": "cpu", "run_type": "iteration", "real_time": 11.5, "cpu_time": 4.8, "time_unit": "ns"},
        {"name": "cpu", "run_type": "iteration", "real_time": 12.5, "cpu_time": 4.8, "time_unit": "ns"},
        {"name": "cpu_median", "run_type": "aggregate", "real_time": 12, "cpu_time": 4.8, "time_unit": "ns"}]})") ==
          std::vector{11.5, 12.5});
}

TEST_CASE("what is no report of Google Benchmark's has no repetitions", "[sharpness][peers]") {
    const auto json = GENERATE("", "{", "[]", "{}", R"({"benchmarks": []})");
    CAPTURE(json);
    CHECK(google_real_times_ns(json).empty());
}

TEST_CASE("the U test's p is SciPy's", "[sharpness][peers]") {
    // The example of scipy.stats.mannwhitneyu's documentation (ages of diagnosis), method="asymptotic".
    const std::vector<double> males{19, 22, 16, 29, 24};
    const std::vector<double> females{20, 11, 17, 12};
    CHECK_THAT(mann_whitney_p(males, females), WithinAbs(0.11134688653314041, 1e-12));
    CHECK_THAT(mann_whitney_p(females, males), WithinAbs(0.11134688653314041, 1e-12));
}

TEST_CASE("the U test corrects for ties", "[sharpness][peers]") {
    // Ranks 1.5 1.5 3.5 | 3.5 5.5 5.5: R = 6.5, U = 0.5; the variance 9/12 (7 - 18/30) = 4.8; z = 3.5 / sqrt(4.8).
    CHECK_THAT(mann_whitney_p(std::vector<double>{1, 1, 2}, std::vector<double>{2, 3, 3}),
               WithinAbs(0.1101, 0.0001));  // two-sided, of z = 1.5975
}

TEST_CASE("equal values are not told apart", "[sharpness][peers]") {
    CHECK(mann_whitney_p(std::vector<double>{3, 3}, std::vector<double>{3, 3, 3}) == 1);
}

TEST_CASE("medians are flagged where they are 5 % apart and the U test tells them apart", "[sharpness][peers]") {
    const std::vector<double> baseline{100, 101, 102, 103, 104, 105, 106, 107, 108};
    std::vector<double> slower;
    for (const double ns : baseline) slower.push_back(ns * 1.10);
    CHECK(is_flagged_by_medians(baseline, slower));
    std::vector<double> little;
    for (const double ns : baseline) little.push_back(ns * 1.04);
    CHECK_FALSE(is_flagged_by_medians(baseline, little));
    // Medians 104 and 116, but p is far above 5 %.
    CHECK_FALSE(is_flagged_by_medians(baseline, std::vector<double>{90, 91, 92, 93, 116, 117, 118, 119, 120}));
}
