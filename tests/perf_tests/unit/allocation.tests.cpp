// SPDX-License-Identifier: BSL-1.0
#include "judge/allocation.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

using Catch::Matchers::EndsWith;
using namespace pawl::perf;

namespace {

// 1,100 calls and 88,000 bytes in 100 operations: 11 calls and 880 bytes each.
const AllocationCount eleven{100, 1'100, 88'000, ""};
const AllocationCount thirteen{100, 1'300, 88'000, ""};

std::vector<Finding> judge(const Limits& limits, const std::vector<AllocationCount>& counts) {
    return judge_allocations("edit", limits, counts);
}

}  // namespace

TEST_CASE("a limit on allocations is kept to the last one", "[perf][allocation]") {
    CHECK(judge({.allocations = 11}, {eleven, eleven}).front().answer == Answer::held);
    CHECK(judge({.allocations = 10.99}, {eleven, eleven}).front().answer == Answer::broken);
}

TEST_CASE("bytes are judged beside allocations, each in its sentence", "[perf][allocation]") {
    const auto findings = judge({.allocations = 12, .bytes = 800}, {eleven, eleven});
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].sentence ==
          "edit keeps allocations ≤ 12: 11 an operation (counted over 100 operations in 2 launches)");
    CHECK(findings[1].sentence ==
          "edit breaks bytes ≤ 800: 880 an operation (counted over 100 operations in 2 launches)");
    CHECK(findings[1].observed == 880);
}

TEST_CASE("launches that differ are not deterministic, and open only where they differ about the limit",
          "[perf][allocation]") {
    CHECK(judge({.allocations = 13}, {eleven, thirteen}).front().answer == Answer::held);
    CHECK(judge({.allocations = 10}, {eleven, thirteen}).front().answer == Answer::broken);
    const auto open = judge({.allocations = 12}, {eleven, thirteen}).front();
    CHECK(open.answer == Answer::not_decided);
    CHECK(open.sentence ==
          "edit may or may not keep allocations ≤ 12: 11 to 13 an operation, not deterministic (counted over 100 "
          "operations in 2 launches)");
}

TEST_CASE("what could not be counted is not decided, and says why", "[perf][allocation]") {
    const auto open = judge({.bytes = 1}, {eleven, {0, 0, 0, "it is linked statically"}}).front();
    CHECK(open.answer == Answer::not_decided);
    CHECK_THAT(open.sentence, EndsWith("bytes ≤ 1: it is linked statically"));
    CHECK(judge({.bytes = 1}, {}).front().answer == Answer::not_decided);
}

TEST_CASE("what is not limited is not judged", "[perf][allocation]") {
    CHECK(judge({.p99 = std::chrono::milliseconds(1)}, {eleven}).empty());
    CHECK_FALSE(has_allocation_limit({}));
    CHECK(has_allocation_limit({.bytes = 0}));
}
