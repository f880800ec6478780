// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "doctor/finding.hpp"

using namespace pawl::cli;

namespace {

MachineFacts healthy() {
    MachineFacts facts;
    facts.cores = {0, 1};
    facts.can_pin = true;
    facts.can_batch = true;
    facts.isolation = pawl::perf::Isolation::namespaces;
    facts.governor = "performance";
    facts.boost = false;
    facts.load_1m = 0.2;
    facts.randomize_va_space = 2;
    facts.perf_event_paranoid = 1;
    facts.ptrace_scope = 1;
    facts.clock_source = "tsc";
    facts.clock_read_ns = 25;
    facts.tools = {{"git", "git version 2.39.5"}, {"cmake", "cmake version 3.25.1"}};
    facts.cache_directory = "/cache";
    facts.free_bytes = 5'000'000'000;
    facts.one_core = HandOver{4'000, 0.002};
    facts.across_cores = HandOver{30'000, 0.1};
    facts.scatter = LaunchScatter{"case › a", 15, 0.003};
    return facts;
}

Finding finding(const MachineFacts& facts, const std::string& topic) {
    const auto findings = diagnose(facts);
    const auto found = std::ranges::find(findings, topic, &Finding::topic);
    REQUIRE(found != findings.end());
    return *found;
}

}  // namespace

TEST_CASE("on a healthy machine everything is ok, with a sentence each", "[doctor]") {
    for (const Finding& each : diagnose(healthy())) {
        INFO(each.topic << ": " << each.value);
        CHECK(each.ok);
        CHECK(each.advice.ends_with('.'));
    }
    CHECK(finding(healthy(), "cores").value == "2 allowed (0, 1)");
    CHECK(finding(healthy(), "hand-over").value == "4.00 µs on one core, 30.0 µs across");
    CHECK(finding(healthy(), "cache").value == "5.0 GB free in /cache");
}

TEST_CASE("what keeps the sides apart is said by its name, and what to do about what does not", "[doctor]") {
    MachineFacts facts = healthy();
    CHECK(finding(facts, "isolation").value == "namespaces");
    facts.isolation = pawl::perf::Isolation::namespaces_without_files;
    CHECK(finding(facts, "isolation").value == "namespaces without files");
    CHECK_FALSE(finding(facts, "isolation").ok);
    CHECK(finding(facts, "isolation").advice.find("overlay") != std::string::npos);
    facts.isolation = pawl::perf::Isolation::process_tree;
    CHECK(finding(facts, "isolation").value == "process tree");
    CHECK_FALSE(finding(facts, "isolation").ok);
    CHECK(finding(facts, "isolation").advice.find("Allow user namespaces") != std::string::npos);
}

TEST_CASE("what a system does not show is no fault of its", "[doctor]") {
    MachineFacts facts = healthy();
    facts.governor.reset();
    facts.boost.reset();
    facts.randomize_va_space.reset();
    facts.perf_event_paranoid.reset();
    facts.ptrace_scope.reset();
    facts.scatter.reset();
    CHECK(std::ranges::all_of(diagnose(facts), &Finding::ok));
}

TEST_CASE("whatever blurs a verdict is worth mending", "[doctor]") {
    MachineFacts facts;
    facts.cores = {3};
    facts.governor = "powersave";
    facts.boost = true;
    facts.load_1m = 4;
    facts.steal_ratio = 0.1;
    facts.randomize_va_space = 0;
    facts.perf_event_paranoid = 4;
    facts.ptrace_scope = 2;
    facts.clock_source = "hpet";
    facts.clock_read_ns = 150;
    facts.tools = {{"git", ""}, {"cmake", ""}, {"ninja", ""}, {"c++", ""}, {"lcov", ""}, {"ccache", ""}};
    facts.scatter = LaunchScatter{"case › a", 15, 0.08};
    for (const Finding& each : diagnose(facts)) {
        INFO(each.topic << ": " << each.value);
        CHECK_FALSE(each.ok);
        CHECK(each.advice.ends_with('.'));
    }
    facts.cores.clear();
    CHECK_FALSE(finding(facts, "cores").ok);
    facts.free_bytes = 999'000'000;
    CHECK_FALSE(finding(facts, "cache").ok);
}

TEST_CASE("findings are aligned by what is seen, not by bytes", "[doctor]") {
    const std::vector<Finding> findings{{"clock", "20 µs", true, "Fine."}, {"load", "4", false, "End it."}};
    CHECK(findings_text(findings, false) ==
          "ok             clock  20 µs  Fine.\n"
          "worth mending  load   4      End it.\n");
    CHECK(findings_text(findings, true) ==
          "\033[32mok           \033[0m  clock  20 µs  Fine.\n"
          "\033[33mworth mending\033[0m  load   4      End it.\n");
}

TEST_CASE("findings can be read by machines", "[doctor]") {
    const auto json = nlohmann::json::parse(findings_json({{"load", "4", false, "End it."}}));
    CHECK(json ==
          nlohmann::json{{"schema", "pawl.doctor/1"},
                         {"findings", {{{"topic", "load"}, {"value", "4"}, {"ok", false}, {"advice", "End it."}}}}});
}
