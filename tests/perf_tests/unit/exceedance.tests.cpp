// SPDX-License-Identifier: BSL-1.0
#include "judge/exceedance.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <random>
#include <vector>

using Catch::Matchers::WithinRel;
using namespace pawl::perf;

namespace {

Exceedances counted(int operations, int longer, double design_effect = 1) {
    return {operations, longer, design_effect};
}

}  // namespace

TEST_CASE("a P99 of 1,000 operations is broken from 22 longer ones and held up to 4", "[perf][exceedance]") {
    // Exact binomial(1000, 0.01): P(X >= 22) = 0.00067, P(X >= 21) = 0.0015; P(X <= 4) = 0.029, P(X <= 5) = 0.066.
    CHECK(judge_exceedances(counted(1000, 22), 0.01) == Answer::broken);
    CHECK(judge_exceedances(counted(1000, 21), 0.01) == Answer::not_decided);
    CHECK(judge_exceedances(counted(1000, 5), 0.01) == Answer::not_decided);
    CHECK(judge_exceedances(counted(1000, 4), 0.01) == Answer::held);
}

TEST_CASE("a median of 1,000 operations is broken from 550 and held up to 473", "[perf][exceedance]") {
    CHECK(judge_exceedances(counted(1000, 550), 0.5) == Answer::broken);
    CHECK(judge_exceedances(counted(1000, 549), 0.5) == Answer::not_decided);
    CHECK(judge_exceedances(counted(1000, 474), 0.5) == Answer::not_decided);
    CHECK(judge_exceedances(counted(1000, 473), 0.5) == Answer::held);
}

TEST_CASE("a percentile is held with no longer operation only when there are enough", "[perf][exceedance]") {
    // 0.95^59 < 0.05, 0.99^299 < 0.05, 0.999^2995 < 0.05, and not with one operation less.
    CHECK(operations_needed(0.05) == 59);
    CHECK(operations_needed(0.01) == 299);
    CHECK(operations_needed(0.001) == 2995);
    CHECK(judge_exceedances(counted(299, 0), 0.01) == Answer::held);
    CHECK(judge_exceedances(counted(298, 0), 0.01) == Answer::not_decided);
}

TEST_CASE("alike neighbours count for less", "[perf][exceedance]") {
    CHECK(judge_exceedances(counted(1000, 22, 4), 0.01) == Answer::not_decided);
    CHECK(judge_exceedances(counted(1000, 0, 4), 0.01) == Answer::not_decided);  // as good as 250 operations
}

TEST_CASE("an operation exactly at the limit is within it", "[perf][exceedance]") {
    CHECK(count_exceedances(std::vector<double>{1, 2, 3, 4}, 3).longer == 1);
}

TEST_CASE("independent operations have a design effect near 1, bursts a large one", "[perf][exceedance]") {
    const std::uint64_t seed = 11;
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    std::vector<double> independent(5000);
    for (double& ns : independent) ns = random() % 10 == 0 ? 2 : 1;
    std::vector<double> bursts(5000, 1);
    for (std::size_t i = 1000; i < 1500; ++i) bursts[i] = 2;
    CHECK(count_exceedances(independent, 1.5).design_effect < 2.5);
    // 500 longer ones in 25 blocks of 200, where 20 are expected in each: 200, 200 and 100 in three of them, none
    // in 22. The squares sum up to 2 * 180² + 80² + 22 * 20² = 80,000; a binomial's variance is 200 * 0.1 * 0.9 = 18.
    CHECK_THAT(count_exceedances(bursts, 1.5).design_effect, WithinRel(80'000.0 / 24 / 18, 1e-12));
}

TEST_CASE("without any longer operation there is nothing to be alike", "[perf][exceedance]") {
    CHECK(count_exceedances(std::vector<double>(1000, 1.0), 2).design_effect == 1);
    CHECK(count_exceedances(std::vector<double>(10, 3.0), 2).design_effect == 1);
}
