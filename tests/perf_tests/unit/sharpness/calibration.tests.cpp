// SPDX-License-Identifier: BSL-1.0
#include "curve/calibration.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

using Catch::Matchers::WithinAbs;
using namespace pawl::sharpness;

TEST_CASE("the factor is what arrived in the median launch, over what was injected", "[sharpness][calibration]") {
    // +12 %, +11 % and, where a neighbour struck, +60 %: each side by itself, whatever it took.
    const std::vector<LaunchMedians> launches{{100, 112}, {50, 80}, {200, 222}};
    const auto factor = factor_of(launches, 0.10);
    CHECK_THAT(factor.value, WithinAbs(1.2, 1e-12));
    CHECK_THAT(factor.lower, WithinAbs(1.1, 1e-12));
    CHECK_THAT(factor.upper, WithinAbs(6, 1e-12));
    CHECK(factor.count == 3);
}

TEST_CASE("less is injected where more arrives", "[sharpness][calibration]") {
    const Calibration calibration{{"factor/socket", {1.25, 1.2, 1.3, 300}}};
    CHECK_THAT(to_inject(calibration, "socket", 0.05), WithinAbs(0.04, 1e-12));
}

TEST_CASE("the P99 is that of all operations together, not of the median process", "[sharpness][calibration]") {
    // Of the 300 operations in order, position 0.99 * 299 = 296.01 counts: with two long ones it is still a short one,
    // with three it lies 0.01 of the way from the last short to the first long one.
    std::vector<std::vector<double>> processes(3, std::vector<double>(100, 1));
    processes[2][0] = processes[2][1] = 9;
    CHECK(pooled_p99(processes).value == 1);
    processes[2][2] = 9;
    const auto p99 = pooled_p99(processes);
    CHECK_THAT(p99.value, WithinAbs(1 + 0.01 * 8, 1e-9));
    CHECK(p99.count == 300);
    CHECK(p99.lower == 1);
    CHECK(p99.upper == 9);
}

TEST_CASE("the median operation is that of the median process", "[sharpness][calibration]") {
    const auto operation = median_operation({{1, 2, 3}, {10, 20, 30}, {4, 5, 6}});
    CHECK(operation.value == 5);
    CHECK(operation.lower == 2);
    CHECK(operation.upper == 20);
    CHECK(operation.count == 3);
}

TEST_CASE("a calibration's line is read back", "[sharpness][calibration]") {
    const auto line = calibration_line("p99/tail", {10'123'400, 9'800'000, 10'400'000, 500'000});
    CHECK(line == "# calibration p99/tail,1.0123e+07,9.8e+06,1.04e+07,500000");
    Calibration calibration;
    REQUIRE(read_calibration_line(line, calibration));
    CHECK(calibration.at("p99/tail").value == 1.0123e7);
    CHECK(calibration.at("p99/tail").count == 500'000);
}

TEST_CASE("what is no calibration's line adds nothing", "[sharpness][calibration]") {
    Calibration calibration;
    CHECK_FALSE(read_calibration_line("pawl/cpu/3,0,12,held,402,2.6,0.03", calibration));
    CHECK_FALSE(read_calibration_line("# calibration factor/cpu,1.0", calibration));
    CHECK(calibration.empty());
}
