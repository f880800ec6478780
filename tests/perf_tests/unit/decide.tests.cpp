// SPDX-License-Identifier: BSL-1.0
#include "judge/decide.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <optional>
#include <random>
#include <vector>

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using namespace pawl::perf;

namespace {

// Launches at these changes, as log ratios.
std::vector<double> launches_at(std::vector<double> ratios) {
    for (double& ratio : ratios) ratio = std::log1p(ratio);
    return ratios;
}

std::vector<double> repeated(double ratio, int launches) {
    return launches_at(std::vector<double>(static_cast<std::size_t>(launches), ratio));
}

std::vector<double> mixed(int above, int below) {
    auto launches = repeated(0.08, above);
    const auto rest = repeated(0.0, below);
    launches.insert(launches.end(), rest.begin(), rest.end());
    return launches;
}

}  // namespace

TEST_CASE("nothing is concluded between two looks", "[perf][decide]") {
    const int launches = GENERATE(1, 4, 6, 10, 12, 20);
    CHECK_FALSE(decide(repeated(0.0, launches), Policy{}).has_value());
    CHECK_FALSE(decide(repeated(0.5, launches), Policy{}).has_value());
}

TEST_CASE("five launches below the limit hold", "[perf][decide]") {
    const auto judgement = decide(launches_at({0.001, -0.002, 0.0, 0.002, 0.049}), Policy{});
    REQUIRE(judgement);
    CHECK(judgement->verdict == Verdict::held);
    CHECK(judgement->estimate->agreeing == 5);
    CHECK_THAT(judgement->estimate->change_ratio, WithinAbs(0.001, 1e-12));
}

TEST_CASE("five launches far above the limit do not suffice for a regression", "[perf][decide]") {
    CHECK_FALSE(decide(repeated(0.5, 5), Policy{}).has_value());
}

TEST_CASE("one stray launch of five still holds, two call for more", "[perf][decide]") {
    CHECK(decide(mixed(1, 4), Policy{})->verdict == Verdict::held);
    CHECK(decide(mixed(1, 4), Policy{})->estimate->agreeing == 4);
    CHECK_FALSE(decide(mixed(2, 3), Policy{}).has_value());
}

TEST_CASE("ten of eleven launches above the limit are a regression, nine call for more", "[perf][decide]") {
    const auto judgement = decide(mixed(10, 1), Policy{});
    REQUIRE(judgement);
    CHECK(judgement->verdict == Verdict::regressed);
    CHECK(judgement->estimate->agreeing == 10);
    CHECK(judgement->estimate->launches == 11);
    CHECK_FALSE(decide(mixed(9, 2), Policy{}).has_value());
}

TEST_CASE("the last look always concludes: regressed from 15 of 21, held to 10, not decided between",
          "[perf][decide]") {
    CHECK(decide(mixed(15, 6), Policy{})->verdict == Verdict::regressed);
    CHECK(decide(mixed(10, 11), Policy{})->verdict == Verdict::held);
    const auto open = decide(mixed(12, 9), Policy{});
    REQUIRE(open);
    CHECK(open->verdict == Verdict::not_decided);
    CHECK_FALSE(open->reason.empty());
}

TEST_CASE("a change exactly at the limit is not above it", "[perf][decide]") {
    CHECK(decide(repeated(0.05, 5), Policy{})->verdict == Verdict::held);
}

TEST_CASE("faster than the limit on every launch is an improvement", "[perf][decide]") {
    CHECK(decide(repeated(-0.10, 5), Policy{})->verdict == Verdict::improved);
    CHECK(decide(launches_at({-0.1, -0.1, -0.1, -0.1, 0.0}), Policy{})->verdict == Verdict::held);
}

TEST_CASE("the limit is the policy's", "[perf][decide]") {
    Policy strict;
    strict.limit_ratio = 0.01;
    CHECK(decide(repeated(0.02, 11), strict)->verdict == Verdict::regressed);
    CHECK(decide(repeated(0.02, 11), Policy{})->verdict == Verdict::held);
}

TEST_CASE("the number of launches to the next look runs out after the last", "[perf][decide]") {
    const Policy policy;
    CHECK(launches_to_next_look(0, policy) == 5);
    CHECK(launches_to_next_look(5, policy) == 6);
    CHECK(launches_to_next_look(11, policy) == 10);
    CHECK(launches_to_next_look(21, policy) == 0);
}

TEST_CASE("an unchanged benchmark, even a bimodal one, is flagged less than once in 100,000 runs", "[perf][decide]") {
    // The worst loop met had 22 % of its A/A launches above +5 %.
    CHECK(operating_characteristic(0.22, Policy{}).regressed < 1e-5);
    CHECK(operating_characteristic(0.05, Policy{}).regressed < 1e-11);
}

TEST_CASE("a suite of 1,000 such benchmarks stays free of false alarms in 99 runs of 100", "[perf][decide]") {
    const double one = operating_characteristic(0.22, Policy{}).regressed;
    CHECK(1 - std::pow(1 - one, 1000) < 0.01);
}

TEST_CASE("a change that nine launches in ten show is found", "[perf][decide]") {
    CHECK(operating_characteristic(0.90, Policy{}).regressed > 0.995);
    CHECK(operating_characteristic(0.99, Policy{}).regressed > 0.9999999);
}

TEST_CASE("the operating characteristic of one look is a plain binomial", "[perf][decide]") {
    const Policy one_look{0.05, {{5, 5, 3}}};
    const auto outcomes = operating_characteristic(0.5, one_look);
    CHECK_THAT(outcomes.regressed, WithinRel(1.0 / 32, 1e-12));    // 5 of 5
    CHECK_THAT(outcomes.not_decided, WithinRel(5.0 / 32, 1e-12));  // 4 of 5
    CHECK_THAT(outcomes.held, WithinRel(26.0 / 32, 1e-12));        // 0 to 3
    CHECK(outcomes.mean_launches == 5);
}

TEST_CASE("simulated launches end as often in each verdict as computed", "[perf][decide]") {
    const std::uint64_t seed = 20261123;
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const double above = GENERATE(0.3, 0.5, 0.7, 0.85);
    std::bernoulli_distribution is_above(above);
    const Policy policy;
    constexpr int trials = 4000;
    int regressed = 0;
    int held = 0;
    for (int trial = 0; trial < trials; ++trial) {
        std::vector<double> launches;
        std::optional<Judgement> judgement;
        while (!judgement) {
            launches.push_back(is_above(random) ? 0.08 : 0.0);
            judgement = decide(launches, policy);
        }
        regressed += judgement->verdict == Verdict::regressed;
        held += judgement->verdict == Verdict::held;
    }
    const auto expected = operating_characteristic(above, policy);
    // Four standard errors of a share over 4,000 trials are at most 4 * 0.5 / sqrt(4000) = 0.032.
    CHECK_THAT(double{1} * regressed / trials, WithinAbs(expected.regressed, 0.032));
    CHECK_THAT(double{1} * held / trials, WithinAbs(expected.held, 0.032));
}

TEST_CASE("a claim of being faster has to be proven, and is refuted by the same count", "[perf][decide]") {
    const Policy claim = policy_for(-0.45, Policy{});
    const double beyond = std::log(0.5);    // half the time: 50 % less
    const double short_of = std::log(0.6);  // 40 % less
    const auto launches = [=](int proven, int of) {
        std::vector<double> all(static_cast<std::size_t>(of), short_of);
        std::fill_n(all.begin(), proven, beyond);
        return all;
    };
    CHECK_FALSE(decide(launches(5, 5), claim).has_value());
    CHECK(decide(launches(10, 11), claim)->verdict == Verdict::held);
    CHECK(decide(launches(11, 11), claim)->estimate->agreeing == 11);
    CHECK_FALSE(decide(launches(9, 11), claim).has_value());
    CHECK(decide(launches(1, 11), claim)->verdict == Verdict::refuted);
    CHECK(decide(launches(15, 21), claim)->verdict == Verdict::held);
    CHECK(decide(launches(14, 21), claim)->verdict == Verdict::not_decided);
    CHECK(decide(launches(6, 21), claim)->verdict == Verdict::refuted);
}

namespace {

std::vector<LaunchSummary> launches_of(int count, double log_ratio, double standard_error) {
    return std::vector<LaunchSummary>(static_cast<std::size_t>(count), {log_ratio, standard_error});
}

}  // namespace

TEST_CASE("launches that could not have shown a regression hold nothing", "[perf][decide]") {
    const Policy policy;
    // Half the limit is log(1.05) / 2 = 2.44 %.
    CHECK(decide(launches_of(5, 0, 0.024), policy)->verdict == Verdict::held);
    CHECK_FALSE(decide(launches_of(5, 0, 0.025), policy).has_value());
    CHECK_FALSE(decide(launches_of(11, 0, 0.025), policy).has_value());
    const auto last = decide(launches_of(21, 0, 0.7), policy);
    CHECK(last->verdict == Verdict::not_decided);
    CHECK(last->reason.find("±101 %") != std::string::npos);  // e^0.7 - 1
}

TEST_CASE("a regression that so many imprecise launches agree about is one", "[perf][decide]") {
    CHECK(decide(launches_of(11, 0.1, 0.5), Policy{})->verdict == Verdict::regressed);
}

// Five at 5.5 %, five at 40 %, one at 0: the median is 5.5 %, the median deviation from it that of the one at 0, 5.5 %,
// and 1.4826 times that is more than 5.5 %. Five at 12 % instead of 40 % and none elsewhere scatter by 0.
TEST_CASE("a launch proves a regression only where it is slower by more than the launches scatter", "[perf][decide]") {
    std::vector<double> launches(11, 0.055);
    std::fill_n(launches.begin(), 5, 0.12);
    CHECK(decide(launches, Policy{})->verdict == Verdict::regressed);
    std::fill_n(launches.begin(), 5, 0.40);
    launches.back() = 0;
    CHECK_FALSE(decide(launches, Policy{}).has_value());
}

// The median is 5.5 %; five deviate by 35.5 % and eight by 34.5 %, so 16 above the limit prove nothing.
TEST_CASE("launches above the limit that scatter by more decide nothing", "[perf][decide]") {
    std::vector<double> launches(21, 0.055);
    std::fill_n(launches.begin(), 5, -0.3);
    std::fill_n(launches.begin() + 5, 8, 0.4);
    const auto judgement = decide(launches, Policy{});
    CHECK(judgement->verdict == Verdict::not_decided);
    CHECK(judgement->reason.find("scatter by more") != std::string::npos);
    CHECK(judgement->estimate->agreeing == 16);
}

// Counting alone would flag 4.1 % of them: half of their launches lie above any limit.
TEST_CASE("an unchanged benchmark is rarely flagged however its launches scatter", "[perf][decide]") {
    const std::uint64_t seed = 20261125;
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    std::normal_distribution<double> launch(0, 1);
    constexpr int trials = 5'000;
    int flagged = 0;
    for (int trial = 0; trial < trials; ++trial) {
        std::vector<double> launches;
        std::optional<Judgement> judgement;
        while (!judgement) {
            launches.push_back(launch(random));
            judgement = decide(launches, Policy{});
        }
        flagged += judgement->verdict == Verdict::regressed;
    }
    CHECK(flagged <= 10);  // 0.03 % are 1.5: more than 10 come in one of a million runs; 4.1 % are 205
}

// log(1.05) is 4.88 %.
TEST_CASE("a launch is precise enough at a seventh of the limit, or at a quarter of what it is clear of it",
          "[perf][decide]") {
    CHECK(is_precise_enough({0.0488, 0.0069}, 0.05));  // at the limit
    CHECK_FALSE(is_precise_enough({0.0488, 0.0070}, 0.05));
    CHECK(is_precise_enough({0.0088, 0.0099}, 0.05));  // 4 % below
    CHECK_FALSE(is_precise_enough({0.0088, 0.0101}, 0.05));
    CHECK(is_precise_enough({0.0888, 0.0099}, 0.05));  // 4 % above
    CHECK(is_precise_enough({0.6, 0.0121}, 0.05));     // far above: a quarter of the limit
    CHECK_FALSE(is_precise_enough({0.6, 0.0123}, 0.05));
    CHECK(is_precise_enough({std::log(0.55), 0.085}, -0.45));  // a claim at its limit, log(0.55) = -0.598
    CHECK_FALSE(is_precise_enough({std::log(0.55), 0.086}, -0.45));
}
