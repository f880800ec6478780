// SPDX-License-Identifier: BSL-1.0
#include "curve/point.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

using Catch::Matchers::WithinAbs;
using namespace pawl::sharpness;
using pawl::perf::Verdict;

namespace {

Trial trial(Verdict verdict, double wall_ms = 1, std::vector<double> changes = {}) {
    for (double& change : changes) change = std::log1p(change);
    return {{"pawl", "cpu", "3"}, 0, 1, verdict, wall_ms, 0, std::move(changes)};
}

}  // namespace

TEST_CASE("every verdict counts once, and a broken trial is no answer", "[sharpness][point]") {
    const auto point = point_of({trial(Verdict::regressed), trial(Verdict::held), trial(Verdict::improved),
                                 trial(Verdict::not_decided), trial(Verdict::broken)});
    CHECK(point.flagged == 1);
    CHECK(point.held == 2);
    CHECK(point.improved == 1);
    CHECK(point.undecided == 1);
    CHECK(point.broken == 1);
    CHECK(point.answered() == 4);
}

TEST_CASE("a trial's estimate is its median launch", "[sharpness][point]") {
    const auto point = point_of({trial(Verdict::held, 400, {0.01, 0.02, 0.9}), trial(Verdict::held, 500, {0.03}),
                                 trial(Verdict::held, 900, {0.05})});
    CHECK_THAT(point.change_min, WithinAbs(0.02, 1e-12));
    CHECK_THAT(point.change_p50, WithinAbs(0.03, 1e-12));
    CHECK_THAT(point.change_max, WithinAbs(0.05, 1e-12));
    CHECK(point.wall_p50_ms == 500);
    CHECK(point.wall_max_ms == 900);
}

TEST_CASE("no trials come to nothing", "[sharpness][point]") {
    CHECK(point_of({}).answered() == 0);
}
