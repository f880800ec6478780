// SPDX-License-Identifier: BSL-1.0
// pawl_discover_perf_tests under the real cmake and ctest.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "support/discovered_project.hpp"
#include "support/files.hpp"
#include "support/gate.hpp"
#include "support/temporary_directory.hpp"

using Catch::Matchers::ContainsSubstring;
using namespace pawl::perf::tests;

namespace {

const std::string names = PAWL_FIXTURE("names");

struct Listed {
    std::vector<std::string> names;
    nlohmann::json test;  ///< the first whose name begins as asked for

    [[nodiscard]] nlohmann::json property(const std::string& name) const {
        for (const auto& one : test["properties"]) {
            if (one["name"] == name) return one["value"];
        }
        return nullptr;
    }
};

Listed list(const DiscoveredProject& project,
            const std::string& prefix = "perf:", const std::string& configuration = "") {
    const auto text = project.ctest({"--show-only=json-v1", "-C", configuration}).standard_output;
    Listed listed;
    const auto json = nlohmann::json::parse(text.substr(text.find('{')));
    for (const auto& test : json["tests"]) {
        const std::string name = test["name"];
        if (name.starts_with(prefix) && listed.test.is_null()) listed.test = test;
        listed.names.push_back(name);
    }
    return listed;
}

}  // namespace

TEST_CASE("every test case of the spec becomes a test under its own name, whatever that holds", "[perf][discovery]") {
    const DiscoveredProject project(names);
    CHECK(list(project).names ==
          std::vector<std::string>{"perf:plain", "perf:comma, comma", "perf:[bracket] ]]", "perf:\"quote\" 'quote'",
                                   "perf:-minus", "perf:~tilde", "perf:star * star",
                                   "perf:semicolon; ${variable} $ENV{HOME} $<GENEX> #hash", "perf:back\\slash \\",
                                   "perf:Größe µs", "perf:(paren) & | > `x`", "perf:hidden", "perf:no benchmark",
                                   "perf-baseline:bench", "other"});
}

TEST_CASE("each of those tests runs its own test case and no other", "[perf][discovery]") {
    const DiscoveredProject project(names);
    const auto run = project.ctest({"-L", "perf", "-E", "no benchmark", "--no-tests=error", "-V"}, names);
    INFO(run.standard_output);
    CHECK(run.exit_code == 0);
    // A test that selected nothing would end with "No test cases matched", one that selected more would count more.
    CHECK(run.standard_output.find("No test cases matched") == std::string::npos);
    CHECK(run.standard_output.find("test cases: 2") == std::string::npos);
    CHECK_THAT(run.standard_output, ContainsSubstring("out of 13"));
}

TEST_CASE("perf tests are serial, locked across build trees, limited in time and skip with code 4",
          "[perf][discovery]") {
    const Listed listed =
        list(DiscoveredProject(names, "bench;TIME_LIMIT;20;THRESHOLD;7%;[io]=9.5%;STRICT;MEASURE_IDENTICAL"));
    CHECK(listed.property("LABELS") == nlohmann::json{"perf"});
    CHECK(listed.property("RUN_SERIAL") == true);
    CHECK(listed.property("SKIP_RETURN_CODE") == 4);
    CHECK(listed.property("TIMEOUT") == 90.0);
    CHECK(listed.property("FIXTURES_REQUIRED") == nlohmann::json{"pawl_baseline_bench"});
    CHECK_FALSE(listed.property("RESOURCE_LOCK").is_null());
    const auto environment = listed.property("ENVIRONMENT").dump();
    for (const char* entry : {"PAWL_THRESHOLD=7%,[io]=9.5%", "PAWL_STRICT=1", "PAWL_MEASURE_IDENTICAL=1",
                              "PAWL_TIME_LIMIT=20", "PAWL_BASELINE=@", "PAWL_RECORD_DIR=", "PAWL_DISCOVERED=1"}) {
        CHECK_THAT(environment, ContainsSubstring(entry));
    }
}

TEST_CASE("of several configurations ctest's -C says which one is gated", "[perf][discovery]") {
    const DiscoveredProject project(PAWL_FIXTURE("spin_b"), "bench;TEST_SPEC;spinning;ANCHOR_REF;v1.0",
                                    {"-G", "Ninja Multi-Config"});
    INFO(project.configured().standard_error);
    REQUIRE(project.configured().exit_code == 0);
    for (const char* configuration : {"Release", "RelWithDebInfo"}) {
        const Listed listed = list(project, "perf:spinning", configuration);
        CHECK(listed.names.size() == 5);
        CHECK_THAT(listed.property("ENVIRONMENT").dump(),
                   ContainsSubstring(std::string("/pawl/") + configuration + "/bench.baseline.json") &&
                       ContainsSubstring(std::string("/pawl/") + configuration + "/records"));
    }
    CHECK(project.ctest({"-C", "release", "-R", "^perf:spinning$"}, PAWL_FIXTURE("spin_b")).exit_code == 0);

    const auto unsaid = project.ctest({"-R", "^perf:bench$", "--output-on-failure"});
    CHECK(unsaid.exit_code == 8);
    CHECK_THAT(unsaid.standard_output, ContainsSubstring("which configuration? Run ctest with -C and one of"));
}

TEST_CASE("a baseline that does not exist skips the tests, and says why", "[perf][discovery]") {
    const DiscoveredProject project(names);
    const auto run = project.ctest({"-R", "^perf:plain$", "-V"});
    CHECK(run.exit_code == 0);
    CHECK_THAT(run.standard_output, ContainsSubstring("***Skipped"));
    skip_unless_timed();
    CHECK_THAT(run.standard_output, ContainsSubstring("this is no git repository"));
}

TEST_CASE("a regression makes ctest red, and its output carries the sentence", "[perf][discovery]") {
    const DiscoveredProject project(PAWL_FIXTURE("spin_b"));
    const auto run = project.ctest({"-R", "^perf:spinning$", "--output-on-failure"}, PAWL_FIXTURE("spin_a"),
                                   {{"PAWL_INJECT", "10%"}});
    skip_unless_timed();
    INFO(run.standard_output);
    CHECK(run.exit_code == 8);
    CHECK_THAT(run.standard_output, ContainsSubstring("spin regressed +") && ContainsSubstring("against 3f2c1d9"));
    CHECK(project.ctest({"--rerun-failed"}, PAWL_FIXTURE("spin_b")).exit_code == 0);
}

TEST_CASE("an anchor is a second test a test case, with a baseline and a limit of its own", "[perf][discovery]") {
    const DiscoveredProject project(PAWL_FIXTURE("spin_b"),
                                    "bench;TEST_SPEC;spinning;ANCHOR_REF;v1.0;ANCHOR_THRESHOLD;50%;[perf]=9%");
    const Listed listed = list(project);
    CHECK(listed.names == std::vector<std::string>{"perf:spinning", "perf:spinning (anchor v1.0)",
                                                   "perf-baseline:bench", "perf-anchor:bench", "other"});
    CHECK_THAT(listed.property("ENVIRONMENT").dump(),
               !ContainsSubstring("PAWL_THRESHOLD") && !ContainsSubstring("PAWL_BASELINE_ROLE"));
    CHECK_THAT(list(project, "perf:spinning (").property("ENVIRONMENT").dump(),
               ContainsSubstring("PAWL_THRESHOLD=50%,[perf]=9%") && ContainsSubstring("PAWL_BASELINE_ROLE=anchor"));

    const Variables slower_than_the_anchor{{"PAWL_INJECT", "10%"}, {"ANCHOR_EXECUTABLE", PAWL_FIXTURE("spin_a")}};
    const auto run = project.ctest({"-L", "perf", "-V"}, PAWL_FIXTURE("spin_b"), slower_than_the_anchor);
    skip_unless_timed();
    INFO(run.standard_output);
    CHECK(run.exit_code == 8);
    CHECK_THAT(run.standard_output, ContainsSubstring("against v1.0 (9aec05f)") && ContainsSubstring("(limit +9 %)"));
    CHECK_THAT(run.standard_output, ContainsSubstring("1 tests failed out of 4"));
    const auto rerun = project.ctest({"--rerun-failed", "-V"}, PAWL_FIXTURE("spin_b"),
                                     {{"ANCHOR_EXECUTABLE", PAWL_FIXTURE("spin_b")}});
    CHECK(rerun.exit_code == 0);
    CHECK_THAT(rerun.standard_output, ContainsSubstring("out of 2"));
}

TEST_CASE("what a test depends on is handed to whoever makes baseline and anchor", "[perf][discovery]") {
    const DiscoveredProject project(names, "bench;DEPENDS;daemon;ANCHOR_REF;v1.0");
    for (const char* fixture : {"perf-baseline:bench", "perf-anchor:bench"}) {
        CHECK_THAT(list(project, fixture).test["command"].dump(),
                   ContainsSubstring("\"--depends\",\"daemon=/bin/true\""));
    }
    const DiscoveredProject missing(names, "bench;DEPENDS;deamon");
    CHECK(missing.configured().exit_code != 0);
    CHECK_THAT(missing.configured().standard_error, ContainsSubstring("DEPENDS deamon): there is no such target"));
    const DiscoveredProject library(names, "bench;DEPENDS;archive");
    CHECK(library.configured().exit_code != 0);
    CHECK_THAT(library.configured().standard_error, ContainsSubstring("STATIC_LIBRARY; name an executable"));
}

TEST_CASE("an anchor's limit is the baseline's unless it has one of its own", "[perf][discovery]") {
    const DiscoveredProject project(names, "bench;THRESHOLD;7%;ANCHOR_REF;v1.0");
    CHECK_THAT(list(project, "perf:plain (").property("ENVIRONMENT").dump(), ContainsSubstring("PAWL_THRESHOLD=7%"));
}

TEST_CASE("two test cases of one name in two targets are a named failure", "[perf][discovery][errors]") {
    const DiscoveredProject project(PAWL_FIXTURE("spin_a"), "bench;TEST_SPEC;spinning", {"-DAGAIN=ON"});
    const auto run = project.ctest({"-R", "^perf:again", "-V"});
    CHECK(run.exit_code == 8);
    CHECK_THAT(run.standard_output + run.standard_error,
               ContainsSubstring("bench and again both have a test 'perf:spinning'; rename a test case"));
}

TEST_CASE("a listed test without a BENCHMARK fails and names itself", "[perf][discovery][errors]") {
    const auto run = DiscoveredProject(names).ctest({"-R", "perf:no benchmark", "-V"}, names);
    CHECK(run.exit_code == 8);
    CHECK_THAT(run.standard_output, ContainsSubstring("pawl: failed: no benchmark meets no BENCHMARK"));
}

TEST_CASE("a spec that matches nothing is a named failure", "[perf][discovery][errors]") {
    const auto run = DiscoveredProject(names, "bench;TEST_SPEC;[nothing]").ctest({"-R", "^perf:", "-V"}, names);
    CHECK(run.exit_code == 8);
    CHECK_THAT(run.standard_output + run.standard_error,
               ContainsSubstring("no test case of bench matches '[nothing]'; tag one with [!benchmark]"));
    CHECK_THAT(run.standard_output, ContainsSubstring("***Failed"));  // and not "Not Run", which shows no sentence
}

TEST_CASE("an executable that is not built, or has no engine, is a named failure", "[perf][discovery][errors]") {
    const auto unbuilt = DiscoveredProject("/no/such/bench").ctest({"-R", "^perf:", "-V"});
    CHECK(unbuilt.exit_code == 8);
    CHECK_THAT(unbuilt.standard_output, ContainsSubstring("/no/such/bench is not built; build the target bench"));
    const auto foreign = DiscoveredProject("/bin/false").ctest({"-R", "^perf:", "-V"});
    CHECK(foreign.exit_code == 8);
    CHECK_THAT(foreign.standard_output, ContainsSubstring("/bin/false cannot list its tests") &&
                                            ContainsSubstring("does bench link Pawl::perf?"));
}

TEST_CASE("a limit whose tag no test case carries is a named failure", "[perf][discovery][errors]") {
    const auto run =
        DiscoveredProject(names, "bench;THRESHOLD;7%;[PERF]=8%;[pref]=9%").ctest({"-R", "^perf:bench$", "-V"});
    CHECK(run.exit_code == 8);
    CHECK_THAT(run.standard_output, ContainsSubstring("the limit [pref]=9% is for no test case of bench that "));
    const auto right = DiscoveredProject(names, "bench;THRESHOLD;7%;[PERF]=8%").ctest({"-N", "-R", "^perf:bench$"});
    CHECK_THAT(right.standard_output, ContainsSubstring("Total Tests: 0"));
}

TEST_CASE("a fixture that finds no baseline is shown as skipped", "[perf][discovery]") {
    const auto run = DiscoveredProject(names).ctest({"-R", "perf-baseline:bench"});
    CHECK(run.exit_code == 0);
    CHECK_THAT(run.standard_output, ContainsSubstring("perf-baseline:bench (Skipped)"));
    const auto found = DiscoveredProject(names).ctest({"-R", "perf-baseline:bench"}, names);
    CHECK_THAT(found.standard_output, !ContainsSubstring("Skipped"));
}

TEST_CASE("a Debug build says while it is configured that nothing will be timed", "[perf][discovery]") {
    const DiscoveredProject debug(names, "bench", {"-DCMAKE_BUILD_TYPE=Debug"});
    CHECK(debug.configured().exit_code == 0);
    const std::string said = debug.configured().standard_output + debug.configured().standard_error;
    CHECK_THAT(said, ContainsSubstring("nothing is timed in a Debug build"));
    const DiscoveredProject release(names, "bench", {"-DCMAKE_BUILD_TYPE=Release"});
    CHECK_THAT(release.configured().standard_output, !ContainsSubstring("nothing is timed"));
}

TEST_CASE("a list of tests that ends too early is a named failure, and made anew", "[perf][discovery][errors]") {
    const TemporaryDirectory directory;
    const auto bench = directory / "bench";
    write_file(bench,
               "#!/bin/sh\n"
               "for argument; do case $argument in\n"
               "  pawl-ctest::out=*) echo 'pawl_perf_test([[a]] [[a]] [[]])' >\"${argument#*=}\" ;;\n"
               "esac; done\n");
    std::filesystem::permissions(bench, std::filesystem::perms::owner_all);
    const DiscoveredProject project(bench);
    for (int again = 0; again < 2; ++again) {
        const auto run = project.ctest({"-R", "^perf:", "-V"});
        CHECK(run.exit_code == 8);
        CHECK_THAT(run.standard_output, ContainsSubstring("cannot be written whole; free some space there"));
    }
}

TEST_CASE("an argument that is not known, or a target that does not exist, stops the configuration",
          "[perf][discovery][errors]") {
    const DiscoveredProject unknown(names, "bench;TRESHOLD;7%");
    CHECK(unknown.configured().exit_code != 0);
    CHECK_THAT(unknown.configured().standard_error, ContainsSubstring("TRESHOLD") && ContainsSubstring("THRESHOLD,"));
    const DiscoveredProject no_anchor(names, "bench;ANCHOR_THRESHOLD;5%");
    CHECK(no_anchor.configured().exit_code != 0);
    CHECK_THAT(no_anchor.configured().standard_error, ContainsSubstring("ANCHOR_THRESHOLD limits nothing"));
    const DiscoveredProject limit(names, "bench;THRESHOLD;5%;io=10%;STRICT");
    CHECK(limit.configured().exit_code != 0);
    CHECK_THAT(limit.configured().standard_error, ContainsSubstring("'io=10%' is no limit"));
    const DiscoveredProject missing(names, "no_bench");
    CHECK(missing.configured().exit_code != 0);
    CHECK_THAT(missing.configured().standard_error, ContainsSubstring("there is no such target"));
    const DiscoveredProject library(names, "archive");
    CHECK(library.configured().exit_code != 0);
    CHECK_THAT(library.configured().standard_error, ContainsSubstring("it is of type STATIC_LIBRARY; name"));
}
