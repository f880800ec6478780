// SPDX-License-Identifier: BSL-1.0
#include "catch2/place.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pawl::perf;

TEST_CASE("a benchmark directly in a test case has an empty section path", "[perf][place]") {
    Place place;
    place.enter_test_case();
    place.enter_section("the test case");
    CHECK(place.meet("a") == BenchmarkKey{"", "a", 0});
}

TEST_CASE("nested sections make up the path", "[perf][place]") {
    Place place;
    place.enter_test_case();
    place.enter_section("the test case");
    place.enter_section("outer");
    place.enter_section("inner");
    CHECK(place.meet("a") == BenchmarkKey{"outer › inner", "a", 0});
    place.leave_section();
    CHECK(place.meet("a") == BenchmarkKey{"outer", "a", 0});
}

TEST_CASE("meeting the same name again counts up, across partial runs and until the next test case", "[perf][place]") {
    Place place;
    place.enter_test_case();
    for (const int turn : {0, 1, 2}) {
        place.enter_partial_run();
        place.enter_section("the test case");
        CHECK(place.meet("a").ordinal == turn);
    }
    place.enter_test_case();
    CHECK(place.meet("a").ordinal == 0);
}

TEST_CASE("leaving more sections than were entered is harmless", "[perf][place]") {
    Place place;
    place.leave_section();
    CHECK(place.meet("a").section_path.empty());
}
