// SPDX-License-Identifier: BSL-1.0
// What a conductor makes of workers that do not do what they should: one verdict and one sentence each.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>

#include "measure/undecidable.hpp"
#include "support/files.hpp"
#include "support/scripted_pair.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;
using namespace pawl::perf;
using namespace pawl::perf::tests;
using namespace std::chrono_literals;

namespace {

struct Misbehaviour {
    std::string what;  ///< in the script, for a benchmark
    std::string said;
};

const Misbehaviour crashes{"crashes", "was killed by signal 11 (Segmentation fault) in a"};
const Misbehaviour exits{"exits", "ended with exit code 0 in a"};
const Misbehaviour throws{"throws", "failed (its body threw: boom) in a"};
const Misbehaviour lies{"lies", "answered something else than was asked in a"};

Judgement judgement_of_a(std::vector<std::string> actions) {
    return conduct_script(std::move(actions)).benchmarks.at(0).judgement;
}

}  // namespace

TEST_CASE("a candidate's body that fails breaks its benchmark, and the sentence says how", "[perf][conduct][errors]") {
    const auto bad = GENERATE(crashes, exits, throws, lies);
    const auto judgement = judgement_of_a({"baseline:bench=a 1000", "candidate:bench=a " + bad.what});
    CHECK(judgement.verdict == Verdict::broken);
    CHECK(judgement.reason == "the candidate " + bad.said);
}

TEST_CASE("a baseline's body that fails leaves nothing to compare with", "[perf][conduct][errors]") {
    const auto bad = GENERATE(crashes, exits, throws, lies);
    const auto judgement = judgement_of_a({"candidate:bench=a 1000", "baseline:bench=a " + bad.what});
    CHECK(judgement.verdict == Verdict::no_baseline);
    CHECK(judgement.reason == "the baseline " + bad.said);
}

TEST_CASE("a baseline's body that throws leaves the other benchmarks comparable", "[perf][conduct][errors]") {
    const auto outcome = conduct_script(
        {"both:bench=b 1000", "candidate:bench=a 1000", "baseline:bench=a throws", "candidate:bench=c 1000"});
    CHECK(outcome.benchmarks.at(0).judgement.verdict == Verdict::held);
    CHECK(outcome.benchmarks.at(1).judgement.verdict == Verdict::no_baseline);
    CHECK(outcome.benchmarks.at(1).judgement.reason == "the baseline failed (its body threw: boom) in a");
}

TEST_CASE("a body that fails in a later launch only is caught as well", "[perf][conduct][errors]") {
    const auto bad = GENERATE(crashes, exits, throws, lies);
    const auto candidate = judgement_of_a({"baseline:bench=a 1000", "candidate:bench=a 1000 1000 " + bad.what});
    CHECK(candidate.verdict == Verdict::broken);
    CHECK(candidate.reason == "the candidate " + bad.said);
    const auto baseline = judgement_of_a({"candidate:bench=a 1000", "baseline:bench=a 1000 1000 " + bad.what});
    CHECK(baseline.verdict == Verdict::not_decided);
    CHECK(baseline.reason == "the baseline " + bad.said);
}

TEST_CASE("a candidate that ends before its first benchmark breaks the test case", "[perf][conduct][errors]") {
    const auto outcome = conduct_script({"candidate:crash", "both:bench=a 1000"});
    CHECK(outcome.candidate_failure == "the candidate was killed by signal 11 (Segmentation fault) in its start");
    CHECK(outcome.benchmarks.at(0).judgement.verdict == Verdict::broken);
}

TEST_CASE("a candidate that ends between two benchmarks breaks both", "[perf][conduct][errors]") {
    const auto outcome = conduct_script({"both:bench=a 1000", "candidate:exit=9", "both:bench=b 1000"});
    REQUIRE(outcome.benchmarks.size() == 2);
    for (const auto& benchmark : outcome.benchmarks) {
        CAPTURE(benchmark.key.name);
        CHECK(benchmark.judgement.verdict == Verdict::broken);
        CHECK(benchmark.judgement.reason == "the candidate ended with exit code 9 in a");
    }
}

TEST_CASE("a baseline that ends before its first benchmark leaves nothing to compare with", "[perf][conduct][errors]") {
    const auto judgement = judgement_of_a({"baseline:crash", "both:bench=a 1000"});
    CHECK(judgement.verdict == Verdict::no_baseline);
    CHECK(judgement.reason == "the baseline was killed by signal 11 (Segmentation fault) in its start");
}

TEST_CASE("benchmarks that a baseline met before it ended are not compared on half a test case",
          "[perf][conduct][errors]") {
    const auto outcome = conduct_script({"both:bench=a 1000", "baseline:crash", "both:bench=b 1000"});
    CHECK(outcome.benchmarks.at(0).judgement.verdict == Verdict::not_decided);
    CHECK(outcome.benchmarks.at(1).judgement.verdict == Verdict::no_baseline);
    for (const auto& benchmark : outcome.benchmarks) {
        CHECK_THAT(benchmark.judgement.reason, EndsWith("(Segmentation fault) in a"));
    }
}

TEST_CASE("what hangs is given up at the time limit", "[perf][conduct][errors]") {
    const auto started = std::chrono::steady_clock::now();
    SECTION("in a candidate's body") {
        ScriptedPair pair({"baseline:bench=a 1000", "candidate:bench=a hangs"});
        pair.plan.time_limit = 1000ms;
        const auto judgement = pair.conduct().benchmarks.at(0).judgement;
        CHECK(judgement.verdict == Verdict::broken);
        CHECK(judgement.reason == "the candidate did not answer within the time limit in a");
    }
    SECTION("in a baseline's body") {
        ScriptedPair pair({"candidate:bench=a 1000", "baseline:bench=a hangs"});
        pair.plan.time_limit = 1000ms;
        const auto judgement = pair.conduct().benchmarks.at(0).judgement;
        CHECK(judgement.verdict == Verdict::no_baseline);
        CHECK(judgement.reason == "the baseline did not answer within the time limit in a");
    }
    SECTION("before the first benchmark") {
        ScriptedPair pair({"baseline:hang", "both:bench=a 1000"});
        pair.plan.time_limit = 1000ms;
        const auto judgement = pair.conduct().benchmarks.at(0).judgement;
        CHECK(judgement.verdict == Verdict::no_baseline);
        CHECK_THAT(judgement.reason, ContainsSubstring("within the time limit"));
    }
    CHECK(std::chrono::steady_clock::now() - started < 5s);
}

TEST_CASE("no launch is begun that the time limit would cut short", "[perf][conduct][errors]") {
    ScriptedPair pair({"both:sleep=120", "baseline:bench=a 1000", "candidate:bench=a 1100"});
    pair.plan.time_limit = 1000ms;
    const auto judgement = pair.conduct().benchmarks.at(0).judgement;
    CHECK(judgement.verdict == Verdict::not_decided);
    CHECK(judgement.reason == "the time limit of 1 s does not allow another launch");
}

TEST_CASE("what a worker says is checked before it is believed", "[perf][conduct][errors]") {
    struct Case {
        std::string action;
        std::string said;
    };
    const auto bad = GENERATE(Case{"rubbish", "sent something that is no message of this protocol in its start"},
                              Case{"version=999", "speaks another protocol version in its start"},
                              Case{"no-hello", "did not say hello in its start"});
    const auto baseline = judgement_of_a({"baseline:" + bad.action, "both:bench=a 1000"});
    CHECK(baseline.verdict == Verdict::no_baseline);
    CHECK(baseline.reason == "the baseline " + bad.said);
    CHECK(conduct_script({"candidate:" + bad.action, "both:bench=a 1000"}).candidate_failure ==
          "the candidate " + bad.said);
}

TEST_CASE("a failed assertion of the candidate breaks what it measured, one of the baseline does not count",
          "[perf][conduct][errors]") {
    const auto candidate = conduct_script({"candidate:fail=a.cpp:3: x == y", "both:bench=a 1000"});
    CHECK(candidate.candidate_failure == "a.cpp:3: x == y");
    CHECK(candidate.benchmarks.at(0).judgement.verdict == Verdict::broken);
    CHECK(judgement_of_a({"baseline:fail=a.cpp:3: x == y", "both:bench=a 1000"}).verdict == Verdict::held);
}

TEST_CASE("an assertion that fails in a later launch only is not overlooked", "[perf][conduct][errors]") {
    const auto outcome = conduct_script({"both:bench=a 1000", "candidate@2:fail=a.cpp:3: x == y"});
    CHECK(outcome.candidate_failure == "a.cpp:3: x == y");
    CHECK(outcome.benchmarks.at(0).judgement.verdict == Verdict::broken);
}

TEST_CASE("an assertion that keeps a later launch from its benchmarks breaks them", "[perf][conduct][errors]") {
    const auto outcome = conduct_script({"candidate@1:fail=a.cpp:3: x == y", "baseline:bench=a 1000",
                                         "candidate@0:bench=a 1000", "candidate@2:bench=a 1000"});
    CHECK(outcome.candidate_failure == "a.cpp:3: x == y");
    CHECK(outcome.benchmarks.at(0).judgement.verdict == Verdict::broken);
    CHECK(outcome.benchmarks.at(0).judgement.reason == "a.cpp:3: x == y");
}

TEST_CASE("a benchmark that breaks after some launches has no estimate", "[perf][conduct][errors]") {
    const auto outcome = conduct_script({"both:bench=a 1000", "candidate@3:crash"});
    CHECK(outcome.benchmarks.at(0).judgement.verdict == Verdict::broken);
    CHECK(outcome.benchmarks.at(0).launches.size() == 3);  // it was measured before the third launch ended badly
    CHECK_FALSE(outcome.benchmarks.at(0).judgement.estimate);
}

TEST_CASE("a test case that takes another path each launch cannot be paired", "[perf][conduct][errors]") {
    const auto outcome = conduct_script(
        {"both@0:bench=a 1000", "both:bench=b 1000", "candidate@1:bench=a 1000", "baseline@1:bench=c 1000"});
    CHECK(outcome.benchmarks.at(0).judgement.verdict == Verdict::not_decided);
    CHECK_THAT(outcome.benchmarks.at(0).judgement.reason, StartsWith("the test case takes another path"));
}

TEST_CASE("an executable that cannot be run is said to be so", "[perf][conduct][errors]") {
    ScriptedPair pair({"both:bench=a 1000"});
    pair.plan.baseline = GENERATE("/etc/passwd", "/no/such/program");
    const auto judgement = pair.conduct().benchmarks.at(0).judgement;
    CHECK(judgement.verdict == Verdict::no_baseline);
    CHECK(judgement.reason == "the baseline could not be run; start it by hand to see why");
}

TEST_CASE("launches of an executable that is replaced meanwhile decide nothing", "[perf][conduct][errors]") {
    const TemporaryDirectory directory;
    const std::string side = GENERATE("baseline", "candidate");
    const std::string launch = GENERATE("@0", "@2", "@5");  // the listing, one of them, the last
    const std::string how = GENERATE("remove", "remove and write");
    CAPTURE(side, launch, how);
    const auto executable = directory / "worker";
    std::filesystem::copy_file(PAWL_SCRIPTED_WORKER, executable);
    std::vector<std::string> actions{"both:bench=a 1000", side + launch + ":remove=" + executable};
    if (how != "remove") actions.push_back(side + launch + ":write=" + executable);
    ScriptedPair pair(actions);
    (side == "baseline" ? pair.plan.baseline : pair.plan.candidate) = executable;
    pair.plan.files = {{executable, identity_of(executable)}};
    CHECK_THROWS_WITH(pair.conduct(),
                      executable + " was replaced while it was measured; run this again once its build has ended");
}

TEST_CASE("a file that launches load may not be written over either", "[perf][conduct][errors]") {
    const TemporaryDirectory directory;
    const auto library = directory / "library";
    write_file(library, "a build");
    ScriptedPair pair({"both:bench=a 1000", "candidate@5:write=" + library});
    pair.plan.files = {{library, identity_of(library)}};
    CHECK_THROWS_AS(pair.conduct(), Undecidable);
}

TEST_CASE("a worker that the system could not start is nobody's failure", "[perf][conduct][errors]") {
    const std::string side = GENERATE("baseline", "candidate");
    CHECK_THROWS_WITH(conduct_script({side + ":no-hello", side + ":exit=125", "both:bench=a 1000"}),
                      StartsWith("cannot start a worker process: "));
    CHECK_THROWS_WITH(conduct_script({side + ":no-hello", side + ":exit=126", "both:bench=a 1000"}),
                      StartsWith("a worker could not be set apart from the other side; "));
}

TEST_CASE("a worker's own exit code is no failure of the system's", "[perf][conduct][errors]") {
    const std::string code = GENERATE("125", "126", "127");
    const auto outcome = conduct_script({"candidate:exit=" + code, "both:bench=a 1000"});
    CHECK(outcome.candidate_failure == "the candidate ended with exit code " + code + " in its start");
}

TEST_CASE("conducting leaves no file behind", "[perf][conduct]") {
    const TemporaryDirectory directory;
    REQUIRE(::setenv("TMPDIR", directory.path().c_str(), 1) == 0);
    (void)conduct_script({"both:bench=a 1000", "candidate:crash"});
    ::unsetenv("TMPDIR");
    CHECK(count_entries(directory.path()) == 0);
}
