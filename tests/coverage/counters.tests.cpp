// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <pawl/coverage/counters.hpp>

using namespace pawl::coverage;
using State = CounterSurvey::State;

namespace {

std::filesystem::file_time_type at(int second) {
    return std::filesystem::file_time_type(std::chrono::seconds(second));
}

}  // namespace

TEST_CASE("counters as new as their objects are current, also beside objects no test ran", "[coverage][counters]") {
    const std::vector<ObjectCounters> objects{{"a", at(5), at(5)}, {"b", at(5), at(9)}, {"c", at(5)}};

    CHECK(survey(objects).state == State::current);
    CHECK(describe(survey(objects)).empty());
}

TEST_CASE("without objects it is no coverage build", "[coverage][counters]") {
    CHECK(survey({}).state == State::not_instrumented);
    CHECK(describe(survey({})) ==
          "no object here was compiled with --coverage; build with it, as the preset `coverage` does");
}

TEST_CASE("without counters newer than the build nothing has run", "[coverage][counters]") {
    const std::vector<ObjectCounters> never{{"a", at(5)}, {"b", at(5)}};
    const std::vector<ObjectCounters> rebuilt{{"a", at(5), at(4)}, {"b", at(5)}};

    CHECK(survey(never).state == State::not_run);
    CHECK(survey(rebuilt).state == State::not_run);
    CHECK(describe(survey(never)) ==
          "none of the 2 instrumented objects has run since it was built; run the tests first");
}

TEST_CASE("an object rebuilt after its last run is stale", "[coverage][counters]") {
    const std::vector<ObjectCounters> objects{{"a", at(5), at(9)}, {"b", at(5), at(4)}, {"c", at(5), at(3)}};

    const CounterSurvey result = survey(objects);

    CHECK(result.state == State::stale);
    CHECK(
        describe(result) ==
        "2 of 3 instrumented objects have not run since they were rebuilt, first b.gcda; run all tests, or delete that "
        "file if no test runs it any more");
}

TEST_CASE("counters may hold hits of what is no more once an object is newer than they are", "[coverage][counters]") {
    const std::vector<ObjectCounters> objects{{"a", at(5), at(9)}, {"b", at(7)}};

    CHECK(were_built_since(objects, at(6)));
    CHECK_FALSE(were_built_since(objects, at(7)));
    CHECK_FALSE(were_built_since({}, at(1)));
}

TEST_CASE("counters written after the tests ended are of something else", "[coverage][counters]") {
    const std::vector<ObjectCounters> objects{{"a", at(5), at(9)}, {"b", at(5)}};

    CHECK(have_run_since(objects, at(8)));
    CHECK_FALSE(have_run_since(objects, at(9)));
}
