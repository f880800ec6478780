// SPDX-License-Identifier: BSL-1.0
// Green, red and open, as a user's ctest sees them.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>
#include <sstream>
#include <string_view>

#include "measure/affinity.hpp"
#include "support/files.hpp"
#include "support/gate.hpp"
#include "support/temporary_directory.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::Matches;
using Catch::Matchers::StartsWith;
using namespace pawl::perf;
using namespace pawl::perf::tests;

namespace {

const std::string spin_a = PAWL_FIXTURE("spin_a");
const std::string spin_b = PAWL_FIXTURE("spin_b");

// "FILE:LINE" of the first line of a fixture's source that holds `text`, without what a compiler launcher may turn into
// a relative path.
std::string place_of(const std::string& source, const std::string& text) {
    const std::string path = PAWL_FIXTURE_SOURCE_DIR "/" + source;
    std::istringstream lines(read_file(path));
    int number = 1;
    for (std::string line; std::getline(lines, line); ++number) {
        if (line.find(text) != std::string::npos) return "/fixtures/" + source + ":" + std::to_string(number);
    }
    return "no such line";
}

}  // namespace

TEST_CASE("an unchanged benchmark holds, and its test passes", "[perf][gate]") {
    const auto run = gate(spin_a, spin_b, {"spinning"});
    skip_unless_timed();
    INFO(run.output);
    CHECK(run.exit_code == 0);
    CHECK(run.verdict("spin") == Verdict::held);
    CHECK(run.record->baseline_state == "ready");
    CHECK(run.record->baseline_label == spin_a);
    CHECK(run.record->seed == 1);
}

TEST_CASE("a benchmark that became 10 % slower fails at its own line, in one sentence", "[perf][gate]") {
    const auto run = gate(spin_a, spin_b, {"spinning"}, {{"PAWL_INJECT", "10%"}});
    skip_unless_timed();
    INFO(run.output);
    CHECK(run.exit_code == 42);
    CHECK(run.verdict("spin") == Verdict::regressed);
    CHECK_THAT(run.output, ContainsSubstring(place_of("spin.cpp", "BENCHMARK(\"spin\")") + ": FAILED:"));
    CHECK_THAT(run.output, ContainsSubstring("BENCHMARK( spin )"));
    // Lines are wrapped by the reporter.
    std::string line = run.output;
    std::ranges::replace(line, '\n', ' ');
    CHECK_THAT(
        line,
        Matches(".*spin regressed \\+[0-9.]+ % +\\[\\+[0-9.]+, +\\+[0-9.]+\\] +against .*\\(limit +\\+5 +%\\); +p50 "
                "+[0-9.]+ +[nµ]s +→ +[0-9.]+ +[nµ]s; +(1[01] +of +11|[12][0-9] +of +21) +launches +agree.*"));
}

TEST_CASE("the same executable holds identical, unmeasured", "[perf][gate]") {
    const auto run = gate(spin_a, spin_a, {"spinning"});
    CHECK(run.benchmark("spin").launches.empty());
    CHECK(run.record->baseline_state == "identical");
    skip_unless_timed();
    CHECK(run.exit_code == 0);
    CHECK(run.verdict("spin") == Verdict::held_identical);
}

TEST_CASE("the same executable is measured when that is asked for", "[perf][gate]") {
    const auto run = gate(spin_a, spin_a, {"spinning"}, {{"PAWL_MEASURE_IDENTICAL", "1"}});
    skip_unless_timed();
    CHECK(run.verdict("spin") == Verdict::held);
}

TEST_CASE("a baseline that is missing skips the test, and fails it when strict", "[perf][gate]") {
    const auto run = gate("/no/such/baseline", spin_b, {"spinning"});
    CHECK(run.exit_code == 4);
    const auto strict = gate("/no/such/baseline", spin_b, {"spinning"}, {{"PAWL_STRICT", "1"}});
    const auto in_ci = gate("/no/such/baseline", spin_b, {"spinning"}, {{"CI", "true"}});
    skip_unless_timed();
    CHECK(run.verdict("spin") == Verdict::no_baseline);
    CHECK_THAT(run.output, ContainsSubstring("/no/such/baseline does not exist"));
    CHECK(strict.exit_code == 42);
    CHECK(strict.record->strict);
    CHECK(in_ci.exit_code == 42);
}

TEST_CASE("a skipped benchmark does not stop those behind it", "[perf][gate]") {
    const auto run = gate("/no/such/baseline", spin_b, {"spinning twice"});
    CHECK(run.exit_code == 4);
    CHECK(run.keys() == std::vector<std::string>{"first #0", "second #0"});
}

TEST_CASE("a plain run without a baseline measures, shows Catch2's table and passes", "[perf][gate]") {
    const auto run = gate("", spin_b, {"spinning", "--benchmark-samples", "5"});
    skip_unless_timed();
    CHECK(run.exit_code == 0);
    CHECK(run.verdict("spin") == Verdict::no_baseline);
    CHECK_THAT(run.output, ContainsSubstring("samples       iterations") && ContainsSubstring("mean"));
    CHECK(run.benchmark("spin").candidate_ns.size() == 11);  // the quantiles that a record keeps
}

TEST_CASE("the limit comes from the environment", "[perf][gate]") {
    const auto run = gate(spin_a, spin_b, {"spinning"}, {{"PAWL_INJECT", "20%"}, {"PAWL_THRESHOLD", "100%"}});
    skip_unless_timed();
    CHECK(run.verdict("spin") == Verdict::held);
    CHECK(run.benchmark("spin").judgement.limit_ratio == 1);
}

TEST_CASE("a tag may have a limit of its own, and the source has the last word", "[perf][gate]") {
    const Variables variables{{"PAWL_INJECT", "20%"}, {"PAWL_THRESHOLD", "4%,[PERF]=200%,[limited]=100%"}};
    const auto by_tag = gate(spin_a, spin_b, {"spinning"}, variables);
    const auto by_source = gate(spin_a, spin_b, {"spinning within limits"}, variables);
    const auto identical = gate(spin_a, spin_a, {"spinning"}, variables);
    CHECK(identical.benchmark().judgement.limit_ratio == 2);
    skip_unless_timed();
    CHECK(by_tag.verdict() == Verdict::held);
    CHECK(by_tag.benchmark().judgement.limit_ratio == 2);
    CHECK(by_source.benchmark().judgement.limit_ratio == 3);
}

TEST_CASE("against an anchor only the anchor's limit counts, not what the source limits", "[perf][gate]") {
    const auto measured = gate(spin_a, spin_b, {"spinning within limits"},
                               {{"PAWL_INJECT", "20%"}, {"PAWL_BASELINE_ROLE", "anchor"}, {"PAWL_THRESHOLD", "100%"}});
    CHECK(measured.record->baseline_role == "anchor");
    CHECK(measured.benchmark().judgement.limit_ratio == 1);
    CHECK(measured.benchmark().findings.empty());
    const auto missing =
        gate("/no/such/anchor", spin_b, {"spinning within limits"}, {{"PAWL_BASELINE_ROLE", "anchor"}});
    CHECK(missing.exit_code == 4);
    const auto baseline = gate(spin_a, spin_a, {"spinning within limits"});
    CHECK(baseline.record->baseline_role == "baseline");
    skip_unless_timed();
    CHECK(measured.exit_code == 0);
    CHECK(baseline.benchmark().findings.size() == 1);
}

TEST_CASE("a variable that cannot be read ends the run before anything else", "[perf][gate][errors]") {
    const auto run = gate(spin_a, spin_b, {"spinning"}, {{"PAWL_THRESHOLD", "five"}});
    CHECK(run.exit_code == 2);
    CHECK_THAT(run.error, ContainsSubstring("PAWL_THRESHOLD is \"five\"; it should be a percentage"));
    CHECK_FALSE(run.record);
}

TEST_CASE("benchmarks that are skipped on request are neither measured nor recorded", "[perf][gate]") {
    const auto run = gate(spin_a, spin_b, {"spinning", "--skip-benchmarks"});
    CHECK(run.exit_code == 0);
    CHECK_FALSE(run.record);
}

TEST_CASE("a verdict is an assertion, so a test of benchmarks only asserts something", "[perf][gate]") {
    const auto run = gate(spin_a, spin_a, {"spinning", "-w", "NoAssertions"});
    skip_unless_timed();
    CHECK(run.exit_code == 0);
}

TEST_CASE("a listed test that meets no BENCHMARK is a named failure", "[perf][gate][errors]") {
    const auto run = gate(spin_a, spin_b, {"no benchmark in here"}, {{"PAWL_DISCOVERED", "1"}});
    CHECK_THAT(run.error, ContainsSubstring("pawl: failed: no benchmark in here meets no BENCHMARK"));
}

TEST_CASE("a listed test that skips itself before its BENCHMARK is skipped", "[perf][gate]") {
    const auto run = gate(spin_a, spin_b, {"spinning where it can"}, {{"PAWL_DISCOVERED", "1"}});
    CHECK(run.exit_code == 4);
    CHECK_THAT(run.error, !ContainsSubstring("pawl: failed"));
}

TEST_CASE("one open question skips a listed test, whatever else its name selects", "[perf][gate]") {
    const auto run = gate("/no/such/bench", spin_a, {"spinning"}, {{"PAWL_DISCOVERED", "1"}});
    const auto with_twin =
        gate("/no/such/bench", spin_a, {"spinning,no benchmark in here"}, {{"PAWL_DISCOVERED", "1"}});
    skip_unless_timed();
    CHECK(run.exit_code == 4);
    CHECK(with_twin.exit_code == 4);
}

TEST_CASE("a body that fails in the test itself is broken in the record", "[perf][gate][errors]") {
    const auto run = gate("", PAWL_FIXTURE("misbehaving_a"), {"throws"}, {{"MISBEHAVING", "everyone"}});
    CHECK(run.exit_code == 42);
    CHECK(run.verdict("a") == Verdict::broken);
    CHECK_THAT(run.reason("a"), ContainsSubstring("its body threw"));
}

TEST_CASE("a body that skips in the test itself skips it, and is not recorded as broken", "[perf][gate]") {
    const auto run = gate("", PAWL_FIXTURE("misbehaving_a"), {"skips"}, {{"MISBEHAVING", "everyone"}});
    CHECK(run.exit_code == 4);
    CHECK_FALSE(run.record);
}

TEST_CASE("a file compiled without the shadow header is noticed", "[perf][gate][errors]") {
    const auto run = gate("", PAWL_FIXTURE("foreign"), {"foreign", "--benchmark-samples", "2"});
    CHECK(run.exit_code == 4);
    CHECK(run.verdict("unnoticed") == Verdict::not_decided);
    CHECK_THAT(run.reason("unnoticed"), ContainsSubstring("Catch2's own engine measured it"));
}

TEST_CASE("a body with several threads is marked where all of them share a core", "[perf][gate]") {
    const auto pinned = gate(spin_a, spin_b, {"two threads"}, {{"PAWL_THRESHOLD", "900%"}});
    const auto free = gate(spin_a, spin_b, {"two threads"}, {{"PAWL_THRESHOLD", "900%"}, {"PAWL_PIN", "0"}});
    const auto single = gate(spin_a, spin_b, {"spinning"}, {{"PAWL_THRESHOLD", "900%"}});
    skip_unless_timed();
    CHECK(pinned.benchmark("spins").judgement.contention_hidden);
    CHECK_FALSE(free.benchmark("spins").judgement.contention_hidden);
    CHECK_FALSE(single.benchmark("spin").judgement.contention_hidden);
}

TEST_CASE("a thread that a body does not wait for is noticed all the same", "[perf][gate]") {
    const auto run = gate(spin_a, spin_b, {"handing over"}, {{"PAWL_THRESHOLD", "900%"}});
    skip_unless_timed();
    CHECK(run.benchmark("hands over").judgement.contention_hidden);
}

TEST_CASE("where no temporary file can be made, nothing is decided, and the reason is said", "[perf][gate][errors]") {
    const auto run = gate(spin_a, spin_b, {"spinning"}, {{"TMPDIR", "/proc"}});
    skip_unless_timed();
    CHECK(run.exit_code == 4);
    CHECK(run.verdict("spin") == Verdict::not_decided);
    CHECK_THAT(run.reason("spin"), ContainsSubstring("cannot make a temporary directory /proc/pawl-") &&
                                       ContainsSubstring("set TMPDIR to a directory that can be written"));
}

TEST_CASE("a record says how it was measured, and names sources from the root that the baseline file knows",
          "[perf][gate]") {
    const TemporaryDirectory directory;
    const std::string root = std::filesystem::path(PAWL_FIXTURE_SOURCE_DIR).parent_path().string();
    const std::string commit(40, 'a');
    write_file(directory / "baseline.json", R"({"schema": "pawl.baseline/1", "status": "ready", "executable": ")" +
                                                spin_a + R"(", "candidate_commit": ")" + commit +
                                                R"(+dirty", "source_root": ")" + root + R"("})");
    const auto run = gate("@" + directory / "baseline.json", spin_b, {"spinning"}, {{"PAWL_THRESHOLD", "900%"}});
    const auto unpinned = gate(spin_a, spin_b, {"spinning"}, {{"PAWL_PIN", "0"}, {"PAWL_THRESHOLD", "900%"}});
    REQUIRE(run.record);
    REQUIRE(unpinned.record);
    CHECK(run.record->candidate_commit == commit + "+dirty");
    CHECK(unpinned.record->candidate_commit.empty());
    CHECK_FALSE(run.record->environment.build_type.empty());
    CHECK_THAT(run.record->environment.compiler_flags,
               ContainsSubstring("-O") && !ContainsSubstring("/") && !StartsWith(" "));
    if (!std::string_view(__FILE__).starts_with('.')) CHECK(run.benchmark("spin").file == "fixtures/spin.cpp");
    skip_unless_timed();
    CHECK(run.record->environment.pinned == true);
    CHECK(unpinned.record->environment.pinned == false);
    REQUIRE(run.record->environment.noise_floor);
    CHECK(run.record->environment.noise_floor->launches == static_cast<int>(run.benchmark("spin").launches.size()));
}

TEST_CASE("one core is enough", "[perf][gate]") {
    PinnedThread here;
    REQUIRE(here.move_to(here.cores().front()));
    const auto run = gate(spin_a, spin_b, {"spinning"});
    skip_unless_timed();
    CHECK(run.verdict("spin") == Verdict::held);
    CHECK(run.record->environment.cpus == 1);
    CHECK(run.benchmark("spin").launches.at(0).core == here.cores().front());
}

TEST_CASE("sides are measured without namespaces and without affinity as well", "[perf][gate]") {
    const auto run = gate(spin_a, spin_b, {"spinning"}, {{"PAWL_ISOLATE", "0"}, {"PAWL_PIN", "0"}});
    skip_unless_timed();
    CHECK(run.exit_code != 42);
    CHECK(run.benchmark("spin").launches.at(0).core == -1);
}
