// SPDX-License-Identifier: BSL-1.0
#include "curve/plot.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

using Catch::Matchers::ContainsSubstring;
using namespace pawl::sharpness;

TEST_CASE("a plot has a panel a workload, and a mark and an interval a cell", "[sharpness][plot]") {
    Trial trial;
    trial.cell = {"pawl", "socket", "10"};
    trial.verdict = pawl::perf::Verdict::regressed;
    const auto svg = curve_svg({trial});
    for (const char* workload : workloads) CHECK_THAT(svg, ContainsSubstring('>' + std::string(workload) + '<'));
    // All flagged: the mark is at the top of the panel, 84, and the interval of 1 of 1 reaches from 2.5 % to 100 %,
    // 304 - 0.025 * 220 = 298.5 to 84.
    CHECK_THAT(svg, ContainsSubstring(R"(cy="84.0")"));
    CHECK_THAT(svg, ContainsSubstring(R"(y1="298.5" y2="84.0")"));
}

TEST_CASE("relinked and broken trials are not drawn", "[sharpness][plot]") {
    Trial relinked;
    relinked.cell = {"pawl", "socket", "relinked"};
    relinked.verdict = pawl::perf::Verdict::held;
    Trial broken;
    broken.cell = {"pawl", "socket", "10"};
    CHECK(curve_svg({relinked, broken}) == curve_svg({}));
}
