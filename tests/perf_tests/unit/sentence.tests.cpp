// SPDX-License-Identifier: BSL-1.0
#include "judge/sentence.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pawl::perf;

TEST_CASE("a regression reads as promised", "[perf][sentence]") {
    const Judgement judgement{Verdict::regressed, Estimate{0.078, 0.069, 0.086, 0.988, 11, 11}, 0.05, ""};
    CHECK(verdict_sentence("add_voxel", judgement, "3f2c1d9", BeforeAfter{52'100, 56'200}) ==
          "add_voxel regressed +7.8 % [+6.9, +8.6] against 3f2c1d9 (limit +5 %); p50 52.1 µs → 56.2 µs; "
          "11 of 11 launches agree");
    CHECK(interval_sentence(*judgement.estimate) ==
          "[+6.9, +8.6] % is the 98.8 % rank interval of the median over 11 launches");
}

TEST_CASE("an open question says how many launches stood where", "[perf][sentence]") {
    const Judgement judgement{Verdict::not_decided, Estimate{0.051, 0.02, 0.07, 0.973, 21, 12}, 0.05,
                              "launches differ"};
    CHECK(verdict_sentence("ping", judgement, "", {}) ==
          "ping not decided +5.1 % [+2, +7] (limit +5 %); 12 of 21 launches above the limit: launches differ");
}

TEST_CASE("a benchmark that is held by most launches only says so", "[perf][sentence]") {
    const Judgement judgement{Verdict::held, Estimate{0.01, -0.07, 0.1, 0.988, 11, 8}, 0.05, "", true};
    CHECK(verdict_sentence("fill", judgement, "", {}) ==
          "fill held +1 % [-7, +10] (limit +5 %); 8 of 11 launches agree; its launches lie on both sides of the limit; "
          "one core: contention not visible");
}

TEST_CASE("a verdict on threads that shared a core says what it cannot show", "[perf][sentence]") {
    const Judgement judgement{Verdict::held, Estimate{0.01, 0, 0.02, 0.94, 5, 5}, 0.05, "", true};
    CHECK(verdict_sentence("fill", judgement, "", {}) ==
          "fill held +1 % [0, +2] (limit +5 %); 5 of 5 launches agree; one core: contention not visible");
}

TEST_CASE("a verdict without a measurement gives its reason", "[perf][sentence]") {
    CHECK(verdict_sentence("ping", {Verdict::held_identical, {}, 0.05, ""}, "3f2c1d9", {}) ==
          "ping held identical against 3f2c1d9");
    CHECK(verdict_sentence("ping", {Verdict::no_baseline, {}, 0.05, "this is no git repository"}, "", {}) ==
          "ping no baseline: this is no git repository");
}

TEST_CASE("percentages keep one decimal where it says something", "[perf][sentence]") {
    CHECK(percent_text(0.078) == "+7.8 %");
    CHECK(percent_text(0.05) == "+5 %");
    CHECK(percent_text(-0.0004) == "0 %");
    CHECK(percent_text(-0.0312) == "-3.1 %");
}

TEST_CASE("durations keep three digits in the unit that fits", "[perf][sentence]") {
    CHECK(duration_text(0.5) == "0.50 ns");
    CHECK(duration_text(21) == "21.0 ns");
    CHECK(duration_text(999.6) == "1.00 µs");
    CHECK(duration_text(52'100) == "52.1 µs");
    CHECK(duration_text(1'550'000'000) == "1.55 s");
    CHECK(duration_text(123'456'000'000) == "123 s");
}
