// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <pawl/coverage/floor.hpp>
#include <vector>

using namespace pawl::coverage;

TEST_CASE("a floor is parsed exactly and printed shortest", "[coverage][floor]") {
    CHECK(parse_percent("95").value().percent_millionths == 95'000'000);
    CHECK(parse_percent("92.5").value().percent_millionths == 92'500'000);
    CHECK(parse_percent("92.500%").value().percent_millionths == 92'500'000);
    CHECK(parse_percent("0").value().percent_millionths == 0);
    CHECK(parse_percent("100.000000").value().percent_millionths == 100'000'000);
    CHECK(parse_percent("33.333333").value().percent_millionths == 33'333'333);

    CHECK(to_string(Percent{95'000'000}) == "95");
    CHECK(to_string(Percent{92'500'000}) == "92.5");
    CHECK(to_string(Percent{50'001}) == "0.050001");
}

TEST_CASE("what is no percentage from 0 to 100 is refused", "[coverage][floor][errors]") {
    for (const char* text : {"", "%", ".5", "95.", "-1", "+95", "100.000001", "101", "1000", "0.0000001", "9 5", "95%%",
                             "1e1", "ninety", "1.2.3"}) {
        CAPTURE(text);
        const auto floor = parse_percent(text);
        REQUIRE_FALSE(floor.has_value());
        CHECK(floor.error().code == Error::Code::malformed_percent);
    }
    CHECK(describe(parse_percent("101").error()) ==
          "'101' is no percentage; give a percentage from 0 to 100 with at most six decimals, as 95 or 92.5");
}

TEST_CASE("floors are named, those for lines need not be", "[coverage][floor]") {
    const std::vector<std::string> texts{"95", "branches=60%", "functions=90.5"};
    CHECK(parse_floors(texts).value() == Floors{{Metric::lines, Percent{95'000'000}},
                                                {Metric::branches, Percent{60'000'000}},
                                                {Metric::functions, Percent{90'500'000}}});
    CHECK(parse_floors({}).value().empty());
}

TEST_CASE("a floor of nothing known, or a second one, is refused", "[coverage][floor][errors]") {
    const auto refusal = [](std::vector<std::string> texts) { return describe(parse_floors(texts).error()); };
    const std::string cure = "; give a percentage from 0 to 100 with at most six decimals, as 95 or 92.5";
    CHECK(refusal({"line=95"}) == "'line=95' names no metric, which are lines, functions and branches" + cure);
    CHECK(refusal({"=95"}) == "'=95' names no metric, which are lines, functions and branches" + cure);
    CHECK(refusal({"95", "lines=90"}) == "'lines=90' is a second floor for lines" + cure);
    CHECK(refusal({"branches="}) == "'' is no percentage" + cure);
}

TEST_CASE("a floor is compared without rounding", "[coverage][floor][trap]") {
    const Percent floor{95'000'000};
    CHECK(reaches({19, 20}, floor));
    CHECK_FALSE(reaches({18, 20}, floor));
    CHECK_FALSE(reaches({94'996, 100'000}, floor));  // 94.996 %, which rounds to 95.00
    CHECK(reaches({95'000, 100'000}, floor));
    CHECK(reaches({0, 20}, Percent{0}));
    CHECK_FALSE(reaches({19, 20}, Percent{100'000'000}));
    CHECK_FALSE(reaches({94'999'999'999, 99'999'999'999}, floor));  // the largest totals allowed: no overflow
    CHECK(reaches({95'000'000'000, 99'999'999'999}, floor));
}

TEST_CASE("lines short is the number of lines still to cover", "[coverage][floor]") {
    CHECK(short_by({13, 20}, Percent{95'000'000}) == 6);  // 19 of 20 are needed
    CHECK(short_by({0, 3}, Percent{50'000'000}) == 2);    // 1.5 lines are 2
    CHECK(short_by({3, 3}, Percent{50'000'000}) == 0);
}
