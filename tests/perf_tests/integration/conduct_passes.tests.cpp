// SPDX-License-Identifier: BSL-1.0
// What the conductor finds out beside the comparison with a baseline, with or without one.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "support/gate.hpp"
#include "support/scripted_pair.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using namespace pawl::perf;
using namespace pawl::perf::tests;

namespace {

CaseOutcome without_baseline(std::vector<std::string> actions) {
    ScriptedPair pair(std::move(actions));
    pair.plan.baseline.clear();
    return pair.conduct();
}

// Somebody else's child of this process, which no ending of workers may reach.
class Bystander {
public:
    Bystander() : m_process(::fork()) {
        if (m_process == 0) {
            for (;;) ::pause();
        }
    }
    ~Bystander() {
        ::kill(m_process, SIGKILL);
        ::waitpid(m_process, nullptr, 0);
    }
    [[nodiscard]] bool is_alive() const { return ::waitpid(m_process, nullptr, WNOHANG) == 0; }

private:
    pid_t m_process;
};

}  // namespace

TEST_CASE("two bodies are compared without a baseline, and are not among those compared with one", "[perf][conduct]") {
    const std::vector<std::string> script{"both:two-bodies", "baseline:bench=a 1000", "candidate:bench=a 1100",
                                          "both:bench=b 1000"};
    const auto alone = without_baseline(script);
    REQUIRE(alone.benchmarks.size() == 1);
    CHECK(alone.benchmarks[0].key.name == "a");
    CHECK(alone.benchmarks[0].two_bodies);
    CHECK(alone.benchmarks[0].judgement.verdict == Verdict::regressed);

    const auto beside = conduct_script(script);
    REQUIRE(beside.benchmarks.size() == 2);
    CHECK(beside.benchmarks[0].key.name == "b");
    CHECK(beside.benchmarks[0].judgement.verdict == Verdict::held);
    CHECK(beside.benchmarks[1].judgement.verdict == Verdict::regressed);
}

TEST_CASE("an ordinary benchmark that was a comparison of two bodies is new", "[perf][conduct]") {
    const auto outcome = conduct_script({"baseline:two-bodies", "both:bench=a 1000"});
    CHECK(outcome.benchmarks.at(0).judgement.verdict == Verdict::added);
}

TEST_CASE("a second body that fails breaks the comparison, in its own name", "[perf][conduct][errors]") {
    const auto what = GENERATE("throws", "crashes", "exits");
    CAPTURE(what);
    const auto outcome =
        without_baseline({"both:two-bodies", std::string("baseline:bench=a ") + what, "candidate:bench=a 1000"});
    REQUIRE(outcome.benchmarks.size() == 1);
    CHECK(outcome.benchmarks[0].judgement.verdict == Verdict::broken);
    CHECK_THAT(outcome.benchmarks[0].judgement.reason, StartsWith("the second body's worker "));
}

TEST_CASE("a second body that fails in a later launch breaks the comparison too", "[perf][conduct][errors]") {
    const auto outcome = without_baseline(
        {"both:two-bodies", "baseline@0:bench=a 1000", "baseline@1:bench=a crashes", "candidate:bench=a 1000"});
    CHECK(outcome.benchmarks.at(0).judgement.verdict == Verdict::broken);
}

TEST_CASE("a second body that is not met breaks the comparison", "[perf][conduct][errors]") {
    const auto outcome = without_baseline({"both:two-bodies", "candidate:bench=a 1000"});
    CHECK(outcome.benchmarks.at(0).judgement.verdict == Verdict::broken);
    CHECK(outcome.benchmarks.at(0).judgement.reason == "the second body's worker did not meet it");
}

TEST_CASE("allocations are counted in two launches of the candidate alone", "[perf][conduct]") {
    skip_under_sanitizers();
    const auto outcome = without_baseline({"both:counts", "both:bench=a 1000000", "both:bench=b 1000"});
    CHECK(outcome.benchmarks.empty());
    REQUIRE(outcome.counted.size() == 1);
    CHECK(outcome.counted[0].key.name == "a");
    // 10 ms of operations of 1 ms each.
    CHECK(outcome.counted[0].counts == std::vector<AllocationCount>(2, {10, 70, 700, ""}));
}

TEST_CASE("a worker that dies while it is counted is said so, and nobody else is touched", "[perf][conduct][errors]") {
    skip_under_sanitizers();
    const Bystander bystander;
    const auto outcome = without_baseline({"both:counts", "candidate@0:bench=a 1000", "candidate@1:bench=a crashes",
                                           "candidate@2:bench=a 1000", "both:counts", "both:bench=b 1000"});
    REQUIRE(outcome.counted.size() == 2);
    CHECK_THAT(outcome.counted[0].counts[0].problem, ContainsSubstring("signal 11"));
    CHECK_THAT(outcome.counted[1].counts[0].problem, ContainsSubstring("signal 11"));
    CHECK(outcome.counted[0].counts[1].problem.empty());
    CHECK(outcome.counted[1].counts[1].problem.empty());
    CHECK(bystander.is_alive());
}

TEST_CASE("a body that throws while it is counted leaves the walk in step", "[perf][conduct][errors]") {
    skip_under_sanitizers();
    const auto outcome = without_baseline(
        {"both:counts", "candidate@0:bench=a 1000", "candidate@1:bench=a throws", "candidate@2:bench=a 1000"});
    REQUIRE(outcome.counted.size() == 1);
    CHECK_THAT(outcome.counted[0].counts[0].problem, ContainsSubstring("its body threw: boom"));
    CHECK(outcome.counted[0].counts[1].problem.empty());
}

TEST_CASE("a launch that does not meet a counted benchmark again says so", "[perf][conduct][errors]") {
    skip_under_sanitizers();
    const auto outcome = without_baseline({"both:counts", "candidate@0:bench=a 1000"});
    CHECK(outcome.counted.at(0).counts.at(0).problem == "a later launch did not meet it");
}

TEST_CASE("where the time is over before the first launch nothing is broken", "[perf][conduct]") {
    ScriptedPair pair({"both:bench=a 1000"});
    pair.plan.deadline = Deadline::clock::now() - std::chrono::seconds(1);
    const auto outcome = pair.conduct();
    CHECK(outcome.benchmarks.empty());
    CHECK(outcome.candidate_failure.empty());
    CHECK(outcome.not_decided_because == "the time limit of 20 s does not allow another launch");
}

TEST_CASE("where the time does not allow another pass, it is left out and said so", "[perf][conduct]") {
    ScriptedPair pair({"both:sleep=1000", "both:two-bodies", "both:counts", "both:bench=a 1000"});
    pair.plan.baseline.clear();
    pair.plan.time_limit = std::chrono::milliseconds(1600);
    const auto outcome = pair.conduct();
    CHECK(outcome.candidate_failure.empty());
    CHECK_THAT(outcome.not_decided_because, StartsWith("the time limit"));
    CHECK_THAT(outcome.counted.at(0).counts.at(0).problem, StartsWith("the time limit"));
}
