// SPDX-License-Identifier: BSL-1.0
// From launches to verdicts, with workers whose times are exact.
#include "measure/conduct.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>

#include "measure/affinity.hpp"
#include "support/scripted_pair.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
using namespace pawl::perf;
using namespace pawl::perf::tests;

TEST_CASE("equal sides hold after the first look", "[perf][conduct]") {
    const auto outcome = conduct_script({"both:bench=a 1000"});
    REQUIRE(outcome.benchmarks.size() == 1);
    const auto& a = outcome.benchmarks[0];
    CHECK(a.judgement.verdict == Verdict::held);
    CHECK(a.judgement.estimate->change_ratio == 0);
    CHECK(a.launches.size() == 5);
    CHECK(a.iterations == 100);  // of 1,000 ns fill a batch of 100 µs
    CHECK(a.file == "script");
    CHECK(a.line == 1);
    CHECK(outcome.candidate_failure.empty());
}

TEST_CASE("ten per cent more is a regression of ten per cent, seen by eleven launches of eleven", "[perf][conduct]") {
    const auto outcome = conduct_script({"baseline:bench=a 1000", "candidate:bench=a 1100"});
    const auto& a = outcome.benchmarks.at(0);
    CHECK(a.judgement.verdict == Verdict::regressed);
    REQUIRE(a.judgement.estimate);
    CHECK_THAT(a.judgement.estimate->change_ratio, WithinAbs(0.1, 1e-9));
    CHECK_THAT(a.judgement.estimate->lower_ratio, WithinAbs(0.1, 1e-9));
    CHECK(a.judgement.estimate->launches == 11);
    CHECK(a.judgement.estimate->agreeing == 11);
    CHECK(a.judgement.limit_ratio == 0.05);
    CHECK(a.baseline_ns.size() == 44);  // 11 launches of 4 rounds
    CHECK(a.candidate_ns.front() == 1100);
    CHECK_THAT(a.launches.front().cpu_log_ratio, WithinAbs(std::log(1.1), 1e-4));
    CHECK(a.launches.front().involuntary_switches_a_round == 2);
}

TEST_CASE("ten per cent less is an improvement", "[perf][conduct]") {
    const auto outcome = conduct_script({"baseline:bench=a 1000", "candidate:bench=a 900"});
    CHECK(outcome.benchmarks.at(0).judgement.verdict == Verdict::improved);
}

TEST_CASE("a benchmark's own limit counts before the run's", "[perf][conduct]") {
    const auto outcome =
        conduct_script({"both:limit=0.2", "baseline:bench=a 1000", "candidate:bench=a 1100", "both:bench=b 1000"});
    CHECK(outcome.benchmarks.at(0).judgement.verdict == Verdict::held);
    CHECK(outcome.benchmarks.at(0).judgement.limit_ratio == 0.2);
    CHECK(outcome.benchmarks.at(1).judgement.limit_ratio == 0.05);
}

TEST_CASE("launches that contradict each other to the last look decide nothing", "[perf][conduct]") {
    // Every other launch is 10 % slower: 11 of 21 above the limit, where 15 are needed.
    const auto outcome = conduct_script({"baseline:bench=a 1000", "candidate:bench=a 1000 1100"});
    const auto& a = outcome.benchmarks.at(0);
    CHECK(a.judgement.verdict == Verdict::not_decided);
    CHECK(a.launches.size() == 21);
    CHECK(a.judgement.estimate->agreeing == 11);
}

TEST_CASE("a benchmark that is settled is measured no further while others are", "[perf][conduct]") {
    const auto outcome = conduct_script({"both:bench=a 1000", "baseline:bench=b 1000", "candidate:bench=b 1100"});
    CHECK(outcome.benchmarks.at(0).launches.size() == 5);
    CHECK(outcome.benchmarks.at(1).launches.size() == 11);
}

TEST_CASE("a body longer than a batch runs once a round, in fewer rounds", "[perf][conduct]") {
    const auto outcome = conduct_script({"both:bench=a 10000000"});  // 10 ms
    CHECK(outcome.benchmarks.at(0).iterations == 1);
    CHECK(outcome.benchmarks.at(0).launches.at(0).rounds == 2);
}

TEST_CASE("new, gone and renamed benchmarks are told apart from those on both sides", "[perf][conduct]") {
    const auto outcome = conduct_script(
        {"baseline:bench=gone 1000", "both:bench=kept 1000", "baseline:bench=old 1000", "candidate:bench=new 1000"});
    REQUIRE(outcome.benchmarks.size() == 4);
    CHECK(outcome.benchmarks[0].key.name == "kept");
    CHECK(outcome.benchmarks[0].judgement.verdict == Verdict::held);
    CHECK(outcome.benchmarks[1].key.name == "new");
    CHECK(outcome.benchmarks[1].judgement.verdict == Verdict::added);
    CHECK(outcome.benchmarks[2].key.name == "gone");
    CHECK(outcome.benchmarks[2].judgement.verdict == Verdict::gone);
    CHECK(outcome.benchmarks[3].key.name == "old");
    CHECK(outcome.benchmarks[3].judgement.verdict == Verdict::gone);
}

TEST_CASE("a benchmark that changed places waits for the new order to be the baseline's", "[perf][conduct]") {
    const auto outcome =
        conduct_script({"baseline:bench=a 1000", "both:bench=b 1000", "both:bench=c 1000", "candidate:bench=a 1000"});
    CHECK(outcome.benchmarks.at(0).judgement.verdict == Verdict::held);
    CHECK(outcome.benchmarks.at(1).judgement.verdict == Verdict::held);
    CHECK(outcome.benchmarks.at(2).key.name == "a");
    CHECK(outcome.benchmarks.at(2).judgement.verdict == Verdict::not_decided);
    CHECK_THAT(outcome.benchmarks.at(2).judgement.reason, ContainsSubstring("another order"));
}

TEST_CASE("a body under a nanosecond is named, not measured", "[perf][conduct]") {
    const auto outcome = conduct_script({"both:bench=a 0.2"});
    CHECK(outcome.benchmarks.at(0).judgement.verdict == Verdict::broken);
    CHECK_THAT(outcome.benchmarks.at(0).judgement.reason, ContainsSubstring("under a nanosecond"));
    CHECK(outcome.benchmarks.at(0).launches.empty());
}

TEST_CASE("a benchmark that cannot be timed is listed, and never run by its workers", "[perf][conduct]") {
    const auto outcome = conduct_script({"both:untimed=it counts coverage", "both:bench=a crashes"});
    CHECK(outcome.benchmarks.at(0).judgement.verdict == Verdict::not_applicable);
    CHECK(outcome.benchmarks.at(0).judgement.reason == "it counts coverage");
}

TEST_CASE("a test case without benchmarks has no outcome", "[perf][conduct]") {
    CHECK(conduct_script({}).benchmarks.empty());
}

TEST_CASE("both sides share one core, and the conductor has all of its own back afterwards", "[perf][conduct]") {
    const PinnedThread before;
    const int policy = ::sched_getscheduler(0);
    const auto outcome = conduct_script({"both:bench=a 1000"});
    CHECK(outcome.benchmarks.at(0).launches.at(0).core >= 0);
    CHECK(outcome.benchmarks.at(0).launches.at(0).is_batch == (policy == SCHED_OTHER));
    CHECK(PinnedThread().cores() == before.cores());
    CHECK(::sched_getscheduler(0) == policy);
}

TEST_CASE("what is pinned, and what it starts, runs under SCHED_BATCH until it is released", "[perf][conduct]") {
    if (::sched_getscheduler(0) != SCHED_OTHER) SKIP("these tests run under a policy that somebody chose");
    PinnedThread thread;
    REQUIRE(thread.move_to(thread.cores().front()));
    CHECK(::sched_getscheduler(0) == SCHED_BATCH);
    const pid_t child = ::fork();
    if (child == 0) ::_exit(::sched_getscheduler(0));
    REQUIRE(child > 0);
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(WEXITSTATUS(status) == SCHED_BATCH);
    thread.release();
    CHECK(::sched_getscheduler(0) == SCHED_OTHER);
    CHECK(PinnedThread().cores() == thread.cores());
}

TEST_CASE("a policy that somebody chose stays", "[perf][conduct]") {
    const pid_t child = ::fork();
    if (child == 0) {
        const sched_param none{};
        if (::sched_setscheduler(0, SCHED_IDLE, &none) != 0) ::_exit(2);
        PinnedThread thread;
        bool stayed = thread.move_to(thread.cores().front()) && ::sched_getscheduler(0) == SCHED_IDLE;
        thread.release();
        stayed = stayed && ::sched_getscheduler(0) == SCHED_IDLE;
        ::_exit(stayed ? 0 : 1);
    }
    REQUIRE(child > 0);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WEXITSTATUS(status) == 2) SKIP("this system lets nobody choose a policy");
    CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("unpinned sides run where the scheduler likes", "[perf][conduct]") {
    ScriptedPair pair({"both:bench=a 1000"});
    pair.plan.pin = false;
    const auto launch = pair.conduct().benchmarks.at(0).launches.at(0);
    CHECK(launch.core == -1);
    CHECK_FALSE(launch.is_batch);
}

TEST_CASE("a body with several threads on one core is marked, on whichever side it has them", "[perf][conduct]") {
    const auto marked = [](std::vector<std::string> actions, bool pin = true) {
        ScriptedPair pair(std::move(actions));
        pair.plan.pin = pin;
        return pair.conduct().benchmarks.at(0).judgement.contention_hidden;
    };
    CHECK(marked({"both:threads=0.3", "both:bench=a 1000"}));
    CHECK(marked({"baseline:threads=0.3", "both:bench=a 1000"}));
    CHECK(marked({"candidate:threads=0.06", "both:bench=a 1000"}));
    CHECK_FALSE(marked({"both:threads=0.04", "both:bench=a 1000"}));
    CHECK_FALSE(marked({"both:threads=0.3", "both:bench=a 1000"}, false));
}

TEST_CASE("the same seed puts the launches on the same cores", "[perf][conduct]") {
    const auto cores = [] {
        std::vector<int> all;
        const auto outcome = conduct_script({"baseline:bench=a 1000", "candidate:bench=a 1100"});
        for (const auto& launch : outcome.benchmarks.at(0).launches) all.push_back(launch.core);
        return all;
    };
    CHECK(cores() == cores());
}

TEST_CASE("sides in namespaces of their own are measured alike", "[perf][conduct]") {
    if (best_isolation() != Isolation::namespaces) SKIP("this system forbids namespaces");
    ScriptedPair pair({"baseline:bench=a 1000", "candidate:bench=a 1100"});
    pair.plan.isolation = Isolation::namespaces;
    CHECK(pair.conduct().benchmarks.at(0).judgement.verdict == Verdict::regressed);
}
