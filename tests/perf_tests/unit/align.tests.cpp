// SPDX-License-Identifier: BSL-1.0
#include "measure/align.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pawl::perf;

namespace {

std::vector<BenchmarkKey> keys(const std::string& letters) {
    std::vector<BenchmarkKey> all;
    for (const char letter : letters) all.push_back({"", std::string(1, letter), 0});
    return all;
}

}  // namespace

TEST_CASE("equal lists are paired whole", "[perf][align]") {
    CHECK(common_in_order(keys("abc"), keys("abc")) == keys("abc"));
}

TEST_CASE("new and gone benchmarks are passed over wherever they stand", "[perf][align]") {
    CHECK(common_in_order(keys("gabc"), keys("anbcx")) == keys("abc"));
}

TEST_CASE("one benchmark that moved costs itself, not those it moved past", "[perf][align]") {
    CHECK(common_in_order(keys("abcde"), keys("bcdea")) == keys("bcde"));
}

TEST_CASE("lists without anything in common pair nothing", "[perf][align]") {
    CHECK(common_in_order(keys("ab"), keys("cd")).empty());
    CHECK(common_in_order({}, keys("cd")).empty());
}

TEST_CASE("the same name in another section or for another generator element is another benchmark", "[perf][align]") {
    const std::vector<BenchmarkKey> baseline{{"one", "a", 0}, {"two", "a", 0}};
    const std::vector<BenchmarkKey> candidate{{"two", "a", 0}, {"two", "a", 1}};
    CHECK(common_in_order(baseline, candidate) == std::vector<BenchmarkKey>{{"two", "a", 0}});
}
