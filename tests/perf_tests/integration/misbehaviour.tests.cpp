// SPDX-License-Identifier: BSL-1.0
// Test executables that go wrong in their workers: one verdict, one sentence, the right exit code, nobody left.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "support/gate.hpp"
#include "support/processes.hpp"
#include "support/temporary_directory.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::EndsWith;
using namespace pawl::perf;
using namespace pawl::perf::tests;

namespace {

struct Misbehaviour {
    std::string test_case;
    std::string sentence;
};

GateRun misbehave(const std::string& side, const std::string& test_case, const Variables& more = {}) {
    const TemporaryDirectory temporary;
    Variables environment{{"MISBEHAVING", side}, {"PAWL_TEST_MARK", temporary.path()}};
    environment.insert(environment.end(), more.begin(), more.end());
    auto run = gate(PAWL_FIXTURE("misbehaving_a"), PAWL_FIXTURE("misbehaving_b"), {test_case}, environment);
    CHECK(soon([&] { return count_processes_with("PAWL_TEST_MARK=" + temporary.path()) == 0; }));
    return run;
}

}  // namespace

TEST_CASE("a baseline that goes wrong leaves its benchmark without one", "[perf][misbehaviour][errors]") {
    const auto bad =
        GENERATE(Misbehaviour{"crashes before", "was killed by signal 11 (Segmentation fault) in its start"},
                 Misbehaviour{"crashes", "was killed by signal 11 (Segmentation fault) in a"},
                 Misbehaviour{"aborts", "was killed by signal 6 (Aborted) in a"},
                 Misbehaviour{"throws", "failed (its body threw: boom) in a"},
                 Misbehaviour{"asserts", "failed (an assertion in its body failed) in a"},
                 Misbehaviour{"skips", "failed (its body skipped the test) in a"},
                 Misbehaviour{"exits", "ended with exit code 0 in a"},
                 Misbehaviour{"writes rubbish", "sent something that is no message of this protocol in its start"});
    CAPTURE(bad.test_case);
    const auto run = misbehave("baseline", bad.test_case);
    skip_unless_timed();
    CHECK(run.exit_code == 4);
    CHECK(run.verdict("a") == Verdict::no_baseline);
    CHECK(run.reason("a") == "the baseline " + bad.sentence);
}

TEST_CASE("a candidate that goes wrong breaks its benchmark", "[perf][misbehaviour][errors]") {
    const auto bad =
        GENERATE(Misbehaviour{"crashes before", "was killed by signal 11 (Segmentation fault) in its start"},
                 Misbehaviour{"crashes", "was killed by signal 11 (Segmentation fault) in a"},
                 Misbehaviour{"aborts", "was killed by signal 6 (Aborted) in a"},
                 Misbehaviour{"throws", "failed (its body threw: boom) in a"},
                 Misbehaviour{"asserts", "failed (an assertion in its body failed) in a"},
                 Misbehaviour{"skips", "failed (its body skipped the test) in a"},
                 Misbehaviour{"exits", "ended with exit code 0 in a"},
                 Misbehaviour{"writes rubbish", "sent something that is no message of this protocol in its start"});
    CAPTURE(bad.test_case);
    const auto run = misbehave("candidate", bad.test_case);
    skip_unless_timed();
    CHECK(run.exit_code == 42);
    CHECK(run.verdict("a") == Verdict::broken);
    CHECK(run.reason("a") == "the candidate " + bad.sentence);
}

TEST_CASE("a worker that hangs is given up at the time limit", "[perf][misbehaviour][errors]") {
    const std::string test_case = GENERATE("hangs before", "hangs");
    CAPTURE(test_case);
    SECTION("the baseline's") {
        const auto run = misbehave("baseline", test_case, {{"PAWL_TIME_LIMIT", "1"}});
        skip_unless_timed();
        CHECK(run.verdict("a") == Verdict::no_baseline);
        CHECK_THAT(run.reason("a"), ContainsSubstring("the baseline did not answer within the time limit"));
    }
    SECTION("the candidate's") {
        const auto run = misbehave("candidate", test_case, {{"PAWL_TIME_LIMIT", "1"}});
        skip_unless_timed();
        CHECK(run.exit_code == 42);
        CHECK(run.verdict("a") == Verdict::broken);
        CHECK_THAT(run.reason("a"), ContainsSubstring("the candidate did not answer within the time limit"));
    }
}

TEST_CASE("a failed assertion before a benchmark is not lost in the worker", "[perf][misbehaviour][errors]") {
    const auto run = misbehave("candidate", "checks before");
    skip_unless_timed();
    CHECK(run.exit_code == 42);
    CHECK(run.verdict("a") == Verdict::broken);
    CHECK_THAT(run.reason("a"), ContainsSubstring("misbehaving.cpp:") && EndsWith("CHECK_FALSE( misbehaves() )"));
    CHECK(misbehave("baseline", "checks before").verdict("a") == Verdict::held);
}

TEST_CASE("a body that forks and lets both go on is broken, whatever the second one says",
          "[perf][misbehaviour][errors]") {
    const auto run = misbehave("candidate", "forks");
    skip_unless_timed();
    CHECK(run.exit_code == 42);
    CHECK(run.verdict("a") == Verdict::broken);
}

TEST_CASE("a body that was optimised away is named", "[perf][misbehaviour][errors]") {
    const auto run = misbehave("nobody", "optimised away");
    skip_unless_timed();
    CHECK(run.exit_code == 42);
    CHECK_THAT(run.reason("a"), ContainsSubstring("the compiler has removed its work"));
}

TEST_CASE("a daemon that a test leaks in each worker is ended with it", "[perf][misbehaviour]") {
    const std::string isolate = GENERATE("1", "0");
    const auto run = misbehave("nobody", "leaks a daemon", {{"PAWL_ISOLATE", isolate}, {"PAWL_THRESHOLD", "900%"}});
    skip_unless_timed();
    CHECK(run.exit_code == 0);
}

TEST_CASE("servers under one fixed path do not meet across the sides", "[perf][misbehaviour]") {
    const TemporaryDirectory directory;
    const auto run_with = [](const Variables& environment) {
        return gate(PAWL_FIXTURE("fixed_path_a"), PAWL_FIXTURE("fixed_path_b"), {"a server under a fixed path"},
                    environment);
    };
    const std::string wide = "900%";
    SECTION("in namespaces, even where the path names no TMPDIR") {
        const auto run = run_with({{"SOCKET_PATH", directory / "server.sock"}, {"PAWL_THRESHOLD", wide}});
        CHECK(run.exit_code != 42);
    }
    SECTION("without namespaces, where the path lies in TMPDIR") {
        const auto run = run_with({{"TMPDIR", directory.path()}, {"PAWL_ISOLATE", "0"}, {"PAWL_THRESHOLD", wide}});
        CHECK(run.exit_code != 42);
    }
}

TEST_CASE(
    "a body that goes wrong wherever it runs is named at its own line, and not run again to take the test with it",
    "[perf][misbehaviour][errors]") {
    const auto bad = GENERATE(Misbehaviour{"crashes", "was killed by signal 11"}, Misbehaviour{"throws", "boom"},
                              Misbehaviour{"exits", "ended with exit code 0"}, Misbehaviour{"hangs", "time limit"});
    CAPTURE(bad.test_case);
    skip_unless_timed();  // first: an untimed build runs the body once, whatever it does
    const auto run = misbehave("everyone", bad.test_case, {{"PAWL_TIME_LIMIT", "1"}});
    CHECK(run.exit_code == 42);
    CHECK(run.verdict("a") == Verdict::broken);
    CHECK_THAT(run.reason("a"), ContainsSubstring(bad.sentence));
}

TEST_CASE("a worker's signal is named where children are ignored", "[perf][misbehaviour][errors]") {
    const auto run =
        gate(PAWL_FIXTURE("misbehaving_b"), "/usr/bin/env",
             {"--ignore-signal=CHLD", PAWL_FIXTURE("misbehaving_a"), "crashes"}, {{"MISBEHAVING", "candidate"}});
    skip_unless_timed();
    CHECK_THAT(run.reason("a"), ContainsSubstring("was killed by signal 11"));
}
