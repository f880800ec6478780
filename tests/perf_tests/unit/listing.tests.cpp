// SPDX-License-Identifier: BSL-1.0
#include "measure/listing.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

using Catch::Matchers::ContainsSubstring;
using namespace pawl::perf;

namespace {

Met met(const std::string& name, double ns = 100) {
    Met one;
    one.at.key = {"", name, 0};
    one.ns_per_iteration = ns;
    return one;
}

Listing listing_of(std::vector<Met> all) {
    Listing listing;
    listing.met = std::move(all);
    return listing;
}

}  // namespace

TEST_CASE("a benchmark on both sides is left to the launches", "[perf][listing]") {
    const auto judgement = judge_listings(met("a"), listing_of({met("a")}), true);
    CHECK(judgement.verdict == Verdict::not_decided);
    CHECK(judgement.reason.empty());
}

TEST_CASE("a benchmark that the baseline lacks is new", "[perf][listing]") {
    CHECK(judge_listings(met("a"), listing_of({met("b")}), false).verdict == Verdict::added);
}

TEST_CASE("a benchmark behind the place where the baseline died has no baseline", "[perf][listing]") {
    auto baseline = listing_of({met("b")});
    baseline.walk_failure = "the baseline was killed by signal 11 in b";
    const auto judgement = judge_listings(met("a"), baseline, false);
    CHECK(judgement.verdict == Verdict::no_baseline);
    CHECK(judgement.reason == baseline.walk_failure);
}

TEST_CASE("a benchmark that a failing baseline did not come to is not called new", "[perf][listing]") {
    auto baseline = listing_of({met("b")});
    baseline.first_failure = "a.cpp:3: REQUIRE( bound )";
    const auto judgement = judge_listings(met("a"), baseline, false);
    CHECK(judgement.verdict == Verdict::no_baseline);
    CHECK(judgement.reason == "the baseline did not meet it, and fails an assertion: a.cpp:3: REQUIRE( bound )");
    CHECK(judge_listings(met("b"), baseline, true).verdict == Verdict::not_decided);
}

TEST_CASE("what went wrong first in a listing is its failure", "[perf][listing]") {
    auto listing = listing_of({met("a"), met("b")});
    CHECK(listing.failure().empty());
    listing.walk_failure = "the worker";
    CHECK(listing.failure() == "the worker");
    listing.met[1].body_failure = "a body";
    CHECK(listing.failure() == "a body");
    listing.first_failure = "an assertion";
    CHECK(listing.failure() == "an assertion");
}

TEST_CASE("a body under a nanosecond is named, not measured", "[perf][listing]") {
    const auto judgement = judge_listings(met("a", 0.3), listing_of({met("a")}), true);
    CHECK(judgement.verdict == Verdict::broken);
    CHECK_THAT(judgement.reason, ContainsSubstring("removed its work"));
}

TEST_CASE("a body that fails breaks the benchmark on the candidate and only the comparison on the baseline",
          "[perf][listing]") {
    auto failing = met("a");
    failing.body_failure = "its body threw: boom";
    CHECK(judge_listings(failing, listing_of({met("a")}), true).verdict == Verdict::broken);
    CHECK(judge_listings(met("a"), listing_of({failing}), true).verdict == Verdict::no_baseline);
}

TEST_CASE("a build that cannot be timed says so on either side", "[perf][listing]") {
    auto unoptimised = met("a", 0);
    unoptimised.at.not_applicable = "it is compiled without optimisation";
    CHECK(judge_listings(unoptimised, listing_of({met("a")}), true).verdict == Verdict::not_applicable);
    CHECK(judge_listings(met("a"), listing_of({unoptimised}), true).verdict == Verdict::no_baseline);
}

TEST_CASE("a benchmark that changed its place among the others waits for a new baseline", "[perf][listing]") {
    const auto judgement = judge_listings(met("a"), listing_of({met("a")}), false);
    CHECK(judgement.verdict == Verdict::not_decided);
    CHECK_THAT(judgement.reason, ContainsSubstring("another order"));
}
