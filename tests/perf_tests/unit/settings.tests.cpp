// SPDX-License-Identifier: BSL-1.0
#include "catch2/settings.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <map>

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
using namespace pawl::perf;

namespace {

auto settings_from(std::map<std::string, std::string> environment) {
    return read_settings([&](const char* name) -> std::optional<std::string> {
        const auto found = environment.find(name);
        if (found == environment.end()) return std::nullopt;
        return found->second;
    });
}

}  // namespace

TEST_CASE("an empty environment gives the defaults", "[perf][settings]") {
    const auto settings = settings_from({});
    REQUIRE(settings);
    CHECK(settings->thresholds.ratio_for({}) == 0.05);
    CHECK_FALSE(settings->strict);
    CHECK(settings->pin);
    CHECK_FALSE(settings->worker_channel.has_value());
}

TEST_CASE("every variable is read", "[perf][settings]") {
    const auto settings = settings_from({{"PAWL_WORKER", "3"},
                                         {"PAWL_BASELINE", "old/bench"},
                                         {"PAWL_THRESHOLD", "7.5%,[io]=10%"},
                                         {"PAWL_RECORD_DIR", "records"},
                                         {"PAWL_SEED", "18446744073709551615"},
                                         {"PAWL_TIME_LIMIT", "10"},
                                         {"PAWL_PIN", "0"},
                                         {"PAWL_INJECT", "10 %"}});
    REQUIRE(settings);
    CHECK(settings->worker_channel == 3);
    CHECK(settings->baseline == "old/bench");
    CHECK_THAT(settings->thresholds.ratio_for({}), WithinAbs(0.075, 1e-12));
    CHECK_THAT(settings->thresholds.ratio_for(std::vector<std::string>{"io"}), WithinAbs(0.1, 1e-12));
    CHECK(settings->record_directory == "records");
    CHECK(settings->seed == 18446744073709551615U);
    CHECK(settings->time_limit.count() == 10);
    CHECK_FALSE(settings->pin);
    CHECK_THAT(settings->injected_ratio, WithinAbs(0.1, 1e-12));
}

TEST_CASE("a baseline is one to judge a change by, unless it is said to be an anchor", "[perf][settings]") {
    CHECK_FALSE(settings_from({})->is_anchor);
    CHECK_FALSE(settings_from({{"PAWL_BASELINE_ROLE", "baseline"}})->is_anchor);
    CHECK(settings_from({{"PAWL_BASELINE_ROLE", "anchor"}})->is_anchor);
    CHECK_THAT(settings_from({{"PAWL_BASELINE_ROLE", "ankor"}}).error(),
               ContainsSubstring("PAWL_BASELINE_ROLE is \"ankor\"; it should be baseline or anchor"));
}

TEST_CASE("CI makes a run strict, and PAWL_STRICT has the last word", "[perf][settings]") {
    CHECK(settings_from({{"CI", "true"}})->strict);
    CHECK(settings_from({{"CI", "jenkins"}})->strict);
    CHECK_FALSE(settings_from({{"CI", "false"}})->strict);
    CHECK_FALSE(settings_from({{"CI", "true"}, {"PAWL_STRICT", "0"}})->strict);
    CHECK(settings_from({{"PAWL_STRICT", "1"}})->strict);
}

TEST_CASE("a value that cannot be read is refused with its variable's name", "[perf][settings]") {
    const auto settings = settings_from({{"PAWL_THRESHOLD", "five"}});
    REQUIRE_FALSE(settings);
    CHECK_THAT(settings.error(),
               ContainsSubstring("PAWL_THRESHOLD") && ContainsSubstring("five") && ContainsSubstring("5%,[io]=10%"));
    CHECK_FALSE(settings_from({{"PAWL_TIME_LIMIT", "0"}}).has_value());
    CHECK_FALSE(settings_from({{"PAWL_PIN", "maybe"}}).has_value());
}
