// SPDX-License-Identifier: BSL-1.0
#include "curve/tables.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using namespace pawl::sharpness;
using pawl::perf::Verdict;

namespace {

Trial trial(const char* judge, const char* workload, const char* change, Verdict verdict, double estimate,
            int variant = 0) {
    return {{judge, workload, change}, variant, 1, verdict, 400, 2, {std::log1p(estimate)}};
}

}  // namespace

TEST_CASE("a count is shown with the bound on the side that matters", "[sharpness][tables]") {
    // 1 - 0.05^(1/2100), 0.05^(1/500), and 0.05^(1/10^6)
    CHECK(share_with_bound(0, 2100, Wanted::few) == "0 of 2100 (≤ 0.143 %)");
    CHECK(share_with_bound(500, 500, Wanted::most) == "500 of 500 (≥ 99.40 %)");
    CHECK(share_with_bound(1'000'000, 1'000'000, Wanted::most) == "1000000 of 1000000 (≥ 99.99970 %)");
    CHECK(share_with_bound(0, 1'000'000, Wanted::few) == "0 of 1000000 (≤ 3e-06)");
    CHECK(share_with_bound(3, 3, Wanted::few) == "3 of 3 (≤ 100 %)");
    CHECK(share_with_bound(0, 0, Wanted::few) == "none answered");
}

TEST_CASE("the gate has a row a workload and one for all together", "[sharpness][tables]") {
    const auto table = gate_table(
        {trial("pawl", "cpu", "6", Verdict::regressed, 0.06), trial("pawl", "socket", "6", Verdict::regressed, 0.07),
         trial("pawl", "socket", "6", Verdict::broken, 0), trial("catch2", "socket", "10", Verdict::regressed, 0.07)});
    CHECK_THAT(table, ContainsSubstring("| cpu | +6 % | 1 of 1 (≥ 5 %) | 0 | 0 | 0 | +6 % … +6 % … +6 % |"));
    CHECK_THAT(table, ContainsSubstring("| socket | +6 % | 1 of 1 (≥ 5 %) | 0 | 0 | 1 | +7 %"));
    CHECK_THAT(table, ContainsSubstring("| **together** | +6 % | 2 of 2 (≥ 22.4 %) | 0 | 0 | 1 |"));
    CHECK_THAT(table, !ContainsSubstring("+10 %"));
}

TEST_CASE("relinking names the variant that shifted most", "[sharpness][tables]") {
    const auto table = relinked_table({trial("pawl", "cpu", "relinked", Verdict::held, 0.01, 1),
                                       trial("pawl", "cpu", "relinked", Verdict::held, -0.03, 4),
                                       trial("pawl", "cpu", "relinked", Verdict::regressed, 0.02, 2)});
    CHECK_THAT(table, ContainsSubstring("| cpu | 0 of 1 | 0 of 1 | 1 of 1 | 0 of 0 | -3 %, variant 4 (function) |"));
}

TEST_CASE("of limits on P99 the wrong answers are bounded", "[sharpness][tables]") {
    const auto table = budget_table({trial("p99", "tail", "0.8", Verdict::held, -0.2),
                                     trial("p99", "tail", "1.3", Verdict::regressed, 0.3),
                                     trial("p99", "tail", "1.3", Verdict::not_decided, 0.1)});
    CHECK_THAT(table, ContainsSubstring("| 0.8 x the limit | 0 | 1 | 0 | 0 | red: 0 of 1 (≤ 95 %) |"));
    CHECK_THAT(table, ContainsSubstring("| 1.3 x the limit | 1 | 0 | 1 | 0 | held: 0 of 2 (≤ 77.6 %) |"));
}

TEST_CASE("an improvement that was found is said", "[sharpness][tables]") {
    CHECK_THAT(gate_table({trial("pawl", "cpu", "0", Verdict::improved, -0.2)}),
               ContainsSubstring("| cpu | none (A/A) | 0 of 1 (≤ 95 %) | 1 (1 improved) | 0 | 0 |"));
}

TEST_CASE("peers stand beside the gate, where they were tried", "[sharpness][tables]") {
    const auto table = peers_table({trial("pawl", "cpu", "10", Verdict::regressed, 0.1),
                                    trial("pawl", "cpu", "6", Verdict::regressed, 0.06),
                                    trial("catch2", "cpu", "10", Verdict::held, -0.2)});
    // Of one trial, two-sided: 0.025 and 0.975.
    CHECK_THAT(table, ContainsSubstring("| cpu | +10 % | 1 of 1 [2.5, 100]; +10 % to +10 %; 0.4 s "
                                        "| 0 of 1 [0, 97.5]; -20 % to -20 %; 0.4 s | not tried |"));
    CHECK_THAT(table, !ContainsSubstring("+6 %"));
}

TEST_CASE("launches are counted above the limit and put through the rule", "[sharpness][tables]") {
    Trial unchanged = trial("pawl", "cpu", "0", Verdict::held, 0);
    unchanged.log_ratios = {0.0, 0.001, 0.002, 0.001, 0.0};
    // 1 - 0.05^(1/1000)
    CHECK_THAT(launches_table({unchanged, unchanged}, 1000),
               ContainsSubstring("| cpu | none (A/A) | 0 of 10 | 0 of 1000 (≤ 0.299 %) | ≤ "));
}

TEST_CASE("tables without trials are left out", "[sharpness][tables]") {
    CHECK(gate_table({}).empty());
    CHECK(relinked_table({}).empty());
    CHECK(budget_table({}).empty());
    CHECK(peers_table({}).empty());
    CHECK(launches_table({}).empty());
    CHECK(report({}).empty());
}

TEST_CASE("the caption says what the true changes rest on", "[sharpness][tables]") {
    Log log;
    log.runs = {"2026-11-24T14:30:00Z, pawl 0.1.0"};
    log.calibration = {{"factor/cpu", {1.002, 0.998, 1.006, 300}}, {"p99/tail", {10e6, 9e6, 11e6, 500'000}}};
    log.trials = {trial("pawl", "cpu", "3", Verdict::held, 0.03)};
    const auto text = report(log);
    CHECK_THAT(text, StartsWith("- Run of 2026-11-24T14:30:00Z, pawl 0.1.0.\n- 1 trials; load average 2.0"));
    CHECK_THAT(text,
               ContainsSubstring("What was injected into cpu arrived 1.002 times [0.998, 1.006], by 300 launches."));
    CHECK_THAT(text, ContainsSubstring("The true P99 of tail is 10.0 ms, over 500000 operations"));
}
