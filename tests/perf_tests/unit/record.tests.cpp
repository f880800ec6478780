// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <nlohmann/json.hpp>

#include "record/json.hpp"
#include "record/read.hpp"
#include "support/example_record.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using namespace pawl::perf;
using namespace pawl::perf::tests;

namespace {

RunRecord written_and_read(const RunRecord& record) {
    const auto read = parse_record(to_json(record), "run.json");
    if (!read) FAIL(describe(read.error()));
    return *read;
}

nlohmann::json document() {
    return nlohmann::json::parse(to_json(example_record(Verdict::regressed)));
}

RecordError refused(const std::string& text) {
    const auto read = parse_record(text, "run.json");
    REQUIRE_FALSE(read);
    CHECK_THAT(describe(read.error()), StartsWith("run.json "));
    return read.error();
}

}  // namespace

TEST_CASE("a record is read as it was written, whatever the verdict", "[perf][record]") {
    const auto verdict = GENERATE(from_range(every_verdict));
    CAPTURE(name_of(verdict));
    RunRecord wrote = example_record(verdict);
    wrote.baseline_role = "anchor";
    const RunRecord read = written_and_read(wrote);
    CHECK(read.created == wrote.created);
    CHECK(read.executable == wrote.executable);
    CHECK(read.baseline_role == wrote.baseline_role);
    CHECK(read.baseline_label == wrote.baseline_label);
    CHECK(read.baseline_commit == wrote.baseline_commit);
    CHECK(read.baseline_state == wrote.baseline_state);
    CHECK(read.baseline_reason == wrote.baseline_reason);
    CHECK(read.strict);
    CHECK(read.seed == wrote.seed);
    CHECK(read.environment.cpu_model == "a CPU");
    CHECK(read.environment.cpus == 2);
    CHECK(read.environment.kernel == "Linux 6.1");
    CHECK(read.environment.compiler == "GNU 12.2.0");
    CHECK(read.environment.compiler_flags == "-O2 -g1");
    CHECK(read.environment.build_type == "RelWithDebInfo");
    CHECK(read.environment.engine == "pawl 0.1.0");
    CHECK(read.environment.load_1m == 1.5);
    CHECK(read.environment.steal_ratio == 0.25);
    CHECK(read.environment.isolation == "process tree");
    CHECK(read.environment.pinned == true);
    REQUIRE(read.environment.noise_floor);
    CHECK(read.environment.noise_floor->ratio == 0.0078125);
    CHECK(read.environment.noise_floor->launches == 45);
    CHECK(read.candidate_commit == wrote.candidate_commit);
    REQUIRE(read.benchmarks.size() == 1);
    CHECK(read.benchmarks[0].test_case == "a test case");
    const BenchmarkOutcome& before = wrote.benchmarks[0].outcome;
    const BenchmarkOutcome& after = read.benchmarks[0].outcome;
    CHECK(after.key == before.key);
    CHECK(after.file == before.file);
    CHECK(after.line == before.line);
    CHECK(after.iterations == before.iterations);
    CHECK(after.judgement.verdict == verdict);
    CHECK(after.judgement.reason == before.judgement.reason);
    CHECK(after.judgement.limit_ratio == before.judgement.limit_ratio);
    CHECK(after.two_bodies == before.two_bodies);
    CHECK(after.promises_slowdown == before.promises_slowdown);
    CHECK(after.allocations == before.allocations);
    CHECK(after.judgement.contention_hidden == before.judgement.contention_hidden);
    CHECK(after.judgement.estimate.has_value() == before.judgement.estimate.has_value());
    CHECK(after.launches.size() == before.launches.size());
}

TEST_CASE("a run without pairs names no isolation, core or noise floor", "[perf][record]") {
    RunRecord run = example_record(Verdict::no_baseline);
    run.environment.isolation.clear();
    run.environment.pinned.reset();
    run.environment.noise_floor.reset();
    for (const char* field : {"isolation", "pinned", "noise_floor"}) {
        CHECK_THAT(to_json(run), ContainsSubstring("\"" + std::string(field) + "\": null"));
    }
    const auto read = written_and_read(run).environment;
    CHECK(read.isolation.empty());
    CHECK_FALSE(read.pinned);
    CHECK_FALSE(read.noise_floor);
}

TEST_CASE("estimates and launches keep every figure", "[perf][record]") {
    const auto outcome = written_and_read(example_record(Verdict::regressed)).benchmarks.at(0).outcome;
    const Estimate& estimate = outcome.judgement.estimate.value();
    CHECK(estimate.change_ratio == 0.1);
    CHECK(estimate.lower_ratio == 0.0625);
    CHECK(estimate.upper_ratio == 0.125);
    CHECK(estimate.level == 0.9375);
    CHECK(estimate.launches == 5);
    CHECK(estimate.agreeing == 4);
    const Launch& launch = outcome.launches.at(0);
    CHECK(launch.summary.log_ratio == 0.0953125);
    CHECK(launch.summary.standard_error == 0.001);
    CHECK(launch.core == 1);
    CHECK(launch.rounds == 60);
    CHECK(launch.cpu_log_ratio == 0.09375);
    CHECK(launch.involuntary_switches_a_round == 0.5);
    CHECK(launch.is_batch);
    CHECK(outcome.launches.at(1).core == -1);
    CHECK_FALSE(outcome.launches.at(1).is_batch);
    REQUIRE(outcome.findings.size() == 3);
    CHECK(outcome.findings[0].budget == "p99");
    CHECK(outcome.findings[0].answer == Answer::held);
    CHECK(outcome.findings[0].limit == 6e6);
    CHECK(outcome.findings[0].observed == 5.5e6);
    CHECK(outcome.findings[0].sentence == "a sentence");
    CHECK(outcome.findings[1].answer == Answer::broken);
    CHECK(outcome.findings[2].answer == Answer::not_decided);
}

TEST_CASE("samples come back as quantiles from the smallest to the largest", "[perf][record]") {
    const auto outcome = written_and_read(example_record(Verdict::held)).benchmarks.at(0).outcome;
    CHECK(outcome.baseline_ns.front() == 990);
    CHECK(outcome.baseline_ns.at(5) == 1000);  // the median is the sixth of eleven
    CHECK(outcome.baseline_ns.back() == 1010);
    CHECK(outcome.candidate_ns.size() == 11);
    CHECK(written_and_read(example_record(Verdict::added)).benchmarks.at(0).outcome.baseline_ns.empty());
}

TEST_CASE("a name that is not UTF-8 is replaced where it is wrong, and the record can be read", "[perf][record]") {
    auto record = example_record(Verdict::held);
    record.benchmarks[0].outcome.key.name = "caf\xe9 au lait";
    CHECK(written_and_read(record).benchmarks.at(0).outcome.key.name == "caf\xef\xbf\xbd au lait");
}

TEST_CASE("a record cut anywhere is refused, and never read as half a record", "[perf][record][errors]") {
    const std::string whole = to_json(example_record(Verdict::regressed));
    // Behind the closing brace there is only a newline.
    for (std::size_t size = 0; size < whole.size() - 1; size += 37) {
        CAPTURE(size);
        CHECK(refused(whole.substr(0, size)).code == RecordError::Code::not_json);
    }
}

TEST_CASE("the place where a document goes wrong is named", "[perf][record][errors]") {
    const auto error = refused("{\"schema\": \"pawl.run/1\", ]");
    CHECK(error.code == RecordError::Code::not_json);
    CHECK_THAT(describe(error), ContainsSubstring("at byte 26"));
}

TEST_CASE("a number that no double holds is refused like any other damage", "[perf][record][errors]") {
    CHECK(refused("{\"schema\": \"pawl.run/1\", \"seed\": 1e999}").code == RecordError::Code::not_json);
}

TEST_CASE("JSON that is no record is told from a damaged one", "[perf][record][errors]") {
    for (const char* text : {"{}", "[]", "null", "{\"schema\": 1}", "{\"schema\": \"pawl.baseline/1\"}"}) {
        CAPTURE(text);
        CHECK(refused(text).code == RecordError::Code::not_a_record);
    }
}

TEST_CASE("a record of another version asks for its own pawl", "[perf][record][errors]") {
    for (const std::string form : {"pawl.run/2", "pawl.run/0", "pawl.run/"}) {
        const auto error = refused("{\"schema\": \"" + form + "\"}");
        CHECK(error.code == RecordError::Code::other_version);
        CHECK(describe(error) == "run.json is a record of form " + form +
                                     ", and this pawl reads pawl.run/1; use the pawl that goes with it");
    }
}

TEST_CASE("a field that is missing is named", "[perf][record][errors]") {
    const auto whole = document();
    for (const auto& field : whole.items()) {
        if (field.key() == "schema") continue;
        CAPTURE(field.key());
        auto json = whole;
        json.erase(field.key());
        const auto error = refused(json.dump());
        CHECK(error.code == RecordError::Code::malformed);
        CHECK_THAT(error.detail, ContainsSubstring("'" + field.key() + "'"));
    }
    for (const auto& field : whole["benchmarks"][0].items()) {
        CAPTURE(field.key());
        auto json = whole;
        json["benchmarks"][0].erase(field.key());
        const auto error = refused(json.dump());
        CHECK(error.code == RecordError::Code::malformed);
        CHECK_THAT(error.detail, ContainsSubstring("/benchmarks/0"));
    }
}

TEST_CASE("a record of before the scheduling policy was told is read all the same", "[perf][record]") {
    auto json = document();
    json["benchmarks"][0]["launches"][0].erase("batch_scheduling");
    const auto read = parse_record(json.dump(), "run.json");
    REQUIRE(read);
    CHECK_FALSE(read->benchmarks.at(0).outcome.launches.at(0).is_batch);
}

TEST_CASE("a field of another type is named with its place", "[perf][record][errors]") {
    auto json = document();
    json["benchmarks"][0]["estimate"]["level"] = "high";
    const auto error = refused(json.dump());
    CHECK(error.code == RecordError::Code::malformed);
    CHECK(error.detail == "(/benchmarks/0/estimate/level) type must be number, but is string");
    for (const char* list : {"launches", "allocations", "budgets"}) {
        auto without = document();
        without["benchmarks"][0][list] = nullptr;
        CHECK_THAT(refused(without.dump()).detail, ContainsSubstring(std::string("/benchmarks/0/") + list));
    }
    auto without = document();
    without["benchmarks"] = nullptr;
    CHECK_THAT(refused(without.dump()).detail, ContainsSubstring("/benchmarks"));
    auto odd = document();
    odd["benchmarks"] = 7;
    CHECK(refused(odd.dump()).code == RecordError::Code::malformed);
    CHECK_THAT(describe(refused(odd.dump())), ContainsSubstring("damaged"));
}

TEST_CASE("a verdict or an answer that nobody knows is refused", "[perf][record][errors]") {
    auto json = document();
    json["benchmarks"][0]["verdict"] = "splendid";
    CHECK_THAT(refused(json.dump()).detail, ContainsSubstring("\"splendid\" is no verdict"));
    auto other = document();
    other["benchmarks"][0]["budgets"][0]["answer"] = "splendid";
    CHECK_THAT(refused(other.dump()).detail, ContainsSubstring("\"splendid\" is no answer"));
}
