// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <pawl/coverage/test_run.hpp>

using namespace pawl::coverage;

namespace {

constexpr std::string_view log =
    "Start testing: Nov 23 22:30 UTC\n"
    "----------------------------------------------------------\n"
    "3/12 Testing: unit: a thing works\n"
    "3/12 Test: unit: a thing works\n"
    "Output:\n"
    "Now Testing: b\n"
    "11/12 Testing: a\n";

}  // namespace

TEST_CASE("a run that has seen every test is whole", "[coverage][test_run]") {
    const TestRun run = compare_with_log("a\nunit: a thing works\n", log);

    CHECK(run.expected == 2);
    CHECK(run.not_run == 0);
    CHECK(describe(run).empty());
}

TEST_CASE("a test counts as run by its whole name and by ctest's word alone", "[coverage][test_run]") {
    const TestRun run = compare_with_log("a\nb\nunit: a thing\n", log);

    CHECK(run.not_run == 2);
    CHECK(describe(run) ==
          "2 of 3 tests are not part of this ctest run, first 'b', and each may cover more; run all tests");
}

TEST_CASE("an empty log holds no test", "[coverage][test_run]") {
    CHECK(compare_with_log("a\n", "").not_run == 1);
}
