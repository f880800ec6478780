// SPDX-License-Identifier: BSL-1.0
#include "judge/verdict.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace pawl::perf;

TEST_CASE("every verdict has a word, and the word leads back to it", "[perf][verdict]") {
    using enum Verdict;
    const Verdict verdict = GENERATE(held, held_identical, regressed, improved, not_decided, not_applicable, added,
                                     gone, no_baseline, broken);
    CHECK(verdict_of(name_of(verdict)) == verdict);
}

TEST_CASE("an unknown word is no verdict", "[perf][verdict]") {
    CHECK_FALSE(verdict_of("fine").has_value());
}
