// SPDX-License-Identifier: BSL-1.0
#include "curve/trial.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace pawl::sharpness;
using pawl::perf::Verdict;

TEST_CASE("a trial's line holds all that the curve is drawn from", "[sharpness][trial]") {
    const Trial trial{{"pawl", "socket", "5.5"}, 0, 4000994289, Verdict::not_decided, 1234.4, 2.64, {0.05343, -0.01}};
    CHECK(to_line(trial) == "pawl/socket/5.5,0,4000994289,not decided,1234,2.6,0.0534 -0.0100");
}

TEST_CASE("a trial's line is read back", "[sharpness][trial]") {
    const auto trial = from_line("pawl/cpu/relinked,7,12,held,402,2.6,0.0301 -0.0298");
    REQUIRE(trial);
    CHECK(trial->cell == Cell{"pawl", "cpu", "relinked"});
    CHECK(trial->variant == 7);
    CHECK(trial->seed == 12);
    CHECK(trial->verdict == Verdict::held);
    CHECK(trial->wall_ms == 402);
    CHECK(trial->load_1m == 2.6);
    CHECK(trial->log_ratios == std::vector{0.0301, -0.0298});
}

TEST_CASE("a broken trial has no ratio", "[sharpness][trial]") {
    const auto trial = from_line("p99/tail/0.8,0,12,broken,40,2.6,");
    REQUIRE(trial);
    CHECK(trial->log_ratios.empty());
}

TEST_CASE("a damaged line is no trial", "[sharpness][trial]") {
    const auto line = GENERATE("", "# pawl/cpu/3", "pawl/cpu/3", "pawl/cpu/3,0,12,hel", "pawl/cpu/3,0,12,held,402",
                               "pawl/cpu/3,0,12,held,402,2.6,0.03 x", "pawl/cpu/3,0,-12,held,402,2.6,0.03",
                               "pawl/cpu/3,0,12,held,402,2.6,0.03,more");
    CAPTURE(line);
    CHECK_FALSE(from_line(line));
}
