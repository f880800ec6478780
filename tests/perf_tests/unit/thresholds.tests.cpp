// SPDX-License-Identifier: BSL-1.0
#include "judge/thresholds.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <vector>

using Catch::Matchers::WithinAbs;
using namespace pawl::perf;

namespace {

double ratio_of(const char* text, const std::vector<std::string>& tags) {
    const auto thresholds = Thresholds::parse(text);
    INFO(text);
    REQUIRE(thresholds);
    return thresholds->ratio_for(tags);
}

}  // namespace

TEST_CASE("a ratio is a percentage or a fraction above 0", "[perf][thresholds]") {
    CHECK_THAT(*parse_ratio("5%"), WithinAbs(0.05, 1e-12));
    CHECK_THAT(*parse_ratio("7.5 %"), WithinAbs(0.075, 1e-12));
    CHECK_THAT(*parse_ratio("0.05"), WithinAbs(0.05, 1e-12));
    CHECK_FALSE(parse_ratio("-5%").has_value());
    CHECK_FALSE(parse_ratio("0%").has_value());
    CHECK_FALSE(parse_ratio("5").has_value());
    CHECK(parse_ratio("150%") == 1.5);
    CHECK_FALSE(parse_ratio("nan").has_value());
    CHECK_FALSE(parse_ratio("5%%").has_value());
    CHECK_FALSE(parse_ratio("").has_value());
}

TEST_CASE("one limit is for every test case", "[perf][thresholds]") {
    CHECK(ratio_of("7.5%", {}) == 0.075);
    CHECK(ratio_of("7.5%", {"io", "perf"}) == 0.075);
    CHECK(Thresholds().ratio_for({}) == 0.05);
}

TEST_CASE("a tag's limit is for the test cases that have it, the other for those that do not", "[perf][thresholds]") {
    CHECK(ratio_of("7.5%,[io]=12.5%", {"perf", "io"}) == 0.125);
    CHECK(ratio_of("7.5%,[io]=12.5%", {"perf", "iota"}) == 0.075);
    CHECK(ratio_of("[io]=12.5%", {"io"}) == 0.125);
    CHECK(ratio_of("[io]=12.5%", {"perf"}) == 0.05);
    CHECK(ratio_of(" [io]=12.5 % , 7.5 % ", {"perf"}) == 0.075);
}

TEST_CASE("of several tags that are named the tightest limit counts", "[perf][thresholds]") {
    const auto* text = "[io]=12.5%,[codec]=2.5%,[slow]=50%,7.5%";
    CHECK(ratio_of(text, {"slow", "io"}) == 0.125);
    CHECK(ratio_of(text, {"io", "codec", "slow"}) == 0.025);
}

TEST_CASE("tags match whatever their case, as they do in Catch2", "[perf][thresholds]") {
    CHECK(ratio_of("[IO]=12.5%", {"io"}) == 0.125);
    CHECK(ratio_of("[io]=12.5%", {"Io"}) == 0.125);
}

TEST_CASE("a tag may hold what would end it elsewhere", "[perf][thresholds]") {
    CHECK(ratio_of("[a, b=c%]=12.5%,7.5%", {"a, b=c%"}) == 0.125);
    CHECK(ratio_of("[!benchmark]=12.5%", {"!benchmark"}) == 0.125);
}

TEST_CASE("text of another shape is no threshold", "[perf][thresholds][errors]") {
    for (const char* text : {"",           " ",       "five",       "5",        "5%,",
                             ",5%",        "5%,7%",   "5%;[io]=7%", "[io]",     "[io]=",
                             "[io]=five",  "[io]=0%", "[io]=5",     "[]=5%",    "[io=5%",
                             "io]=5%",     "io=5%",   "[io] =5%",   "[io]==5%", "[io]=5%,[IO]=6%",
                             "[io]=5% 7%", "7,5%"}) {
        CAPTURE(text);
        CHECK_FALSE(Thresholds::parse(text).has_value());
    }
}
