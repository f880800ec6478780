// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "report/conditions.hpp"
#include "report/markdown.hpp"
#include "report/summary.hpp"
#include "report/text.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using namespace pawl;
using perf::Verdict;

namespace {

perf::BenchmarkRecord benchmark(const std::string& name, Verdict verdict, double change_ratio = 0) {
    perf::BenchmarkRecord record;
    record.test_case = "editing";
    record.outcome.key = {"", name, 0};
    record.outcome.judgement.verdict = verdict;
    record.outcome.judgement.limit_ratio = 0.05;
    if (change_ratio != 0) {
        record.outcome.judgement.estimate =
            perf::Estimate{change_ratio, change_ratio - 0.01, change_ratio + 0.01, 0.988, 11, 11};
        record.outcome.baseline_ns = {50'000};
        record.outcome.candidate_ns = {50'000 * (1 + change_ratio)};
    }
    return record;
}

std::vector<perf::RunRecord> runs(std::vector<perf::BenchmarkRecord> benchmarks, bool strict = false) {
    perf::RunRecord run;
    run.baseline_label = "3f2c1d9";
    run.environment.cpu_model = "a CPU";
    run.environment.cpus = 2;
    run.strict = strict;
    run.benchmarks = std::move(benchmarks);
    return {run};
}

perf::BenchmarkRecord with_promise(perf::BenchmarkRecord record, perf::Answer answer) {
    record.outcome.findings.push_back({"p99", answer, 6e6, 5e6, "edit and its p99"});
    return record;
}

}  // namespace

TEST_CASE("the comment ends with the machine it was measured on", "[ci][report]") {
    auto records = runs({benchmark("edit", Verdict::held, 0.01)});
    auto& environment = records.front().environment;
    environment.load_1m = 1.25;
    environment.steal_ratio = 0.03;
    CHECK_THAT(cli::markdown_report(records),
               ContainsSubstring("a CPU, 2 cores") && ContainsSubstring("; load 1.2, steal 3 %; seed 0\n"));
}

TEST_CASE("the gravest verdict comes first, and among equals the largest change", "[ci][report]") {
    const auto records =
        runs({benchmark("held", Verdict::held, 0.01), benchmark("a bit slower", Verdict::regressed, 0.07),
              benchmark("much slower", Verdict::regressed, 0.30), benchmark("dead", Verdict::broken)});
    const auto summary = cli::summarise(records);
    std::vector<std::string> names;
    for (const auto& row : summary.rows) names.push_back(row.benchmark->outcome.key.name);
    CHECK(names == std::vector<std::string>{"dead", "much slower", "a bit slower", "held"});
    CHECK(cli::count_text(summary) == "1 broken, 2 regressed, 1 held");
}

TEST_CASE("one failed gate fails the whole, one open question leaves it open", "[ci][report]") {
    const auto code_of = [](std::vector<perf::BenchmarkRecord> all, bool strict = false) {
        return cli::summarise(runs(std::move(all), strict)).exit_code;
    };
    CHECK(code_of({benchmark("a", Verdict::held), benchmark("b", Verdict::added)}) == cli::exit_held);
    CHECK(code_of({benchmark("a", Verdict::not_decided), benchmark("b", Verdict::regressed)}) == cli::exit_failed);
    CHECK(code_of({benchmark("a", Verdict::not_decided), benchmark("b", Verdict::held)}) == cli::exit_not_decided);
    CHECK(code_of({benchmark("a", Verdict::not_decided)}, true) == cli::exit_failed);
    CHECK(code_of({benchmark("a", Verdict::no_baseline)}, true) == cli::exit_failed);
    CHECK(code_of({benchmark("a", Verdict::not_applicable)}, true) == cli::exit_not_decided);
}

TEST_CASE("nothing measured is an open question, never a pass", "[ci][report]") {
    CHECK(cli::summarise({}).exit_code == cli::exit_not_decided);
    CHECK(cli::count_text(cli::summarise({})) == "no benchmark");
    CHECK_THAT(cli::markdown_report({}), StartsWith("## Performance: not decided"));
}

TEST_CASE("a broken promise fails, a kept one makes up for a missing baseline", "[ci][report]") {
    const auto broken = runs({with_promise(benchmark("edit", Verdict::held), perf::Answer::broken)});
    CHECK(cli::summarise(broken).exit_code == cli::exit_failed);
    CHECK(cli::count_text(cli::summarise(broken)) == "1 held, 1 broken promise");
    const auto kept = runs({with_promise(benchmark("edit", Verdict::no_baseline), perf::Answer::held)}, true);
    CHECK(cli::summarise(kept).exit_code == cli::exit_held);
    const auto open = runs({with_promise(benchmark("edit", Verdict::held), perf::Answer::not_decided)});
    CHECK(cli::summarise(open).exit_code == cli::exit_not_decided);
}

TEST_CASE("a full name tells sections and generator elements apart", "[ci][report]") {
    auto record = benchmark("edit", Verdict::held);
    CHECK(cli::full_name(record) == "editing › edit");
    record.outcome.key = {"large › sparse", "edit", 2};
    CHECK(cli::full_name(record) == "editing › large › sparse › edit #3");
}

TEST_CASE("the comment gives verdict, totals and a row a benchmark", "[ci][report]") {
    const auto text = cli::markdown_report(runs({benchmark("edit", Verdict::regressed, 0.10)}));
    CHECK_THAT(text, StartsWith("## Performance: failed\n\n1 regressed, against `3f2c1d9`.\n"));
    CHECK_THAT(text, ContainsSubstring(
                         "| regressed | editing › edit | +10 % [+9 %, +11 %] | 50.0 µs | 55.0 µs | 11 of 11 |  |\n"));
    CHECK_THAT(text, ContainsSubstring("a CPU, 2 cores"));
}

TEST_CASE("the comment tells the anchor's row from the baseline's", "[ci][report]") {
    auto records = runs({benchmark("edit", Verdict::held, 0.04)});
    records.push_back(runs({benchmark("edit", Verdict::regressed, 0.12)}).front());
    records.push_back(records.front());
    records[1].baseline_role = "anchor";
    records[1].baseline_label = "v1.0 (9aec05f)";
    const auto text = cli::markdown_report(records);
    CHECK_THAT(text,
               ContainsSubstring("1 regressed, 2 held, against `3f2c1d9`, against the anchor `v1.0 (9aec05f)`.\n"));
    CHECK_THAT(text, ContainsSubstring("| regressed | editing › edit, against the anchor v1.0 (9aec05f) | +12 %"));
    CHECK_THAT(text, ContainsSubstring("| held | editing › edit | +4 %"));
    CHECK_THAT(cli::text_report(records, false),
               StartsWith("editing › edit regressed +12 % [+11, +13] against the anchor v1.0 (9aec05f) "));
}

TEST_CASE("reports say in one line what their verdicts rest on", "[ci][report]") {
    auto records = runs({benchmark("edit", Verdict::held, 0.01)});
    CHECK(cli::conditions_text(records).empty());  // nothing was measured in pairs
    auto& environment = records.front().environment;
    environment.isolation = "namespaces";
    environment.pinned = true;
    CHECK(cli::conditions_text(records) == "sides apart by namespaces, on one core");
    environment.noise_floor = perf::NoiseFloor{0.0031, 45};
    const std::string line =
        "noise floor ±0.31 % (standard deviation of a launch of the median benchmark, 45 launches); sides apart by "
        "namespaces, on one core";
    CHECK(cli::conditions_text(records) == line);
    CHECK_THAT(cli::text_report(records, false), ContainsSubstring("\n" + line + "\n1 held\n"));
    CHECK_THAT(cli::markdown_report(records), ContainsSubstring("\n" + line + ".\n"));
}

TEST_CASE("of several runs the worst conditions are told", "[ci][report]") {
    auto records = runs({benchmark("edit", Verdict::held, 0.01)});
    records.push_back(records.front());
    records.push_back(records.front());
    records[0].environment.isolation = "namespaces";
    records[0].environment.pinned = true;
    records[0].environment.noise_floor = perf::NoiseFloor{0.002, 10};
    records[1].environment.isolation = "process tree";
    records[1].environment.pinned = false;
    records[1].environment.noise_floor = perf::NoiseFloor{0.012, 5};
    CHECK(cli::conditions_text(records) ==
          "noise floor up to ±1.2 % (standard deviation of a launch of the median benchmark, 15 launches); sides apart "
          "by "
          "namespaces and process tree, not pinned");
}

TEST_CASE("records of several commits are told apart", "[ci][report]") {
    auto records = runs({benchmark("edit", Verdict::held, 0.01)});
    records.push_back(records.front());
    records[0].candidate_commit = "3f2c1d9b6f0f";
    records[1].candidate_commit = "3f2c1d9b6f0f";
    CHECK(cli::mixture_text(records).empty());
    records[1].candidate_commit = "3f2c1d9b6f0f+dirty";
    const std::string line =
        "records of several commits (3f2c1d9, 3f2c1d9+dirty): remove the old ones, or run all tests again";
    CHECK(cli::mixture_text(records) == line);
    CHECK_THAT(cli::text_report(records, false), ContainsSubstring("\n" + line + "\n"));
    CHECK_THAT(cli::markdown_report(records), ContainsSubstring("\n" + line + ".\n"));
}

TEST_CASE("the comment says how and from what the candidate was built", "[ci][report]") {
    auto records = runs({benchmark("edit", Verdict::held, 0.01)});
    records.front().environment.compiler = "GNU 12";
    records.front().environment.build_type = "Release";
    records.front().environment.compiler_flags = "-O3";
    records.front().candidate_commit = "4a3b+dirty";
    CHECK_THAT(cli::markdown_report(records),
               ContainsSubstring("GNU 12 Release (-O3)") && ContainsSubstring("; candidate 4a3b+dirty;"));
}

TEST_CASE("the comment tells a comparison of two bodies from one with the baseline", "[ci][report]") {
    auto claim = benchmark("two layers", Verdict::refuted, -0.4);
    claim.outcome.two_bodies = true;
    const auto records = runs({claim});
    CHECK_THAT(cli::markdown_report(records),
               ContainsSubstring("| refuted | editing › two layers, first body against second | -40 %"));
    CHECK_THAT(cli::text_report(records, false), StartsWith("editing › two layers refuted -40 %"));
}

TEST_CASE("the comment says where threads shared a core", "[ci][report]") {
    auto threaded = benchmark("fill", Verdict::held, 0.01);
    threaded.outcome.judgement.contention_hidden = true;
    CHECK_THAT(cli::markdown_report(runs({threaded})), ContainsSubstring("| one core: contention not visible |\n"));
    threaded.outcome.judgement.reason = "why";
    CHECK_THAT(cli::markdown_report(runs({threaded})),
               ContainsSubstring("| one core: contention not visible; why |\n"));
}

TEST_CASE("the comment lists promises, broken ones first", "[ci][report]") {
    auto kept = with_promise(benchmark("kept", Verdict::held), perf::Answer::held);
    kept.outcome.findings.front().sentence = "kept keeps p99";
    auto broken = with_promise(benchmark("broken", Verdict::held), perf::Answer::broken);
    broken.outcome.findings.front().sentence = "broken breaks p99";
    CHECK_THAT(cli::markdown_report(runs({kept, broken})),
               ContainsSubstring("- broken breaks p99\n- kept keeps p99\n"));
}

TEST_CASE("what a name holds is shown, not obeyed", "[ci][report]") {
    CHECK(cli::markdown_cell("a|b") == "a&#124;b");
    CHECK(cli::markdown_cell("<img src=x>") == "&lt;img src=x&gt;");
    CHECK(cli::markdown_cell("two\nlines\x07") == "two lines");
    CHECK(cli::markdown_cell("[a](b) *c* `d` @e #1 & co") ==
          "&#91;a&#93;(b) &#42;c&#42; &#96;d&#96; &#64;e &#35;1 &amp; co");
    const auto text = cli::text_report(runs({benchmark("\033[31mred\033[0m", Verdict::held)}), false);
    CHECK(text.find('\033') == std::string::npos);
}

TEST_CASE("the text report uses colours only when asked", "[ci][report]") {
    const auto verdict = GENERATE(Verdict::held, Verdict::regressed, Verdict::not_decided);
    const auto records = runs({with_promise(benchmark("edit", verdict), perf::Answer::held)});
    CHECK(cli::text_report(records, false).find('\033') == std::string::npos);
    CHECK(cli::text_report(records, true).find("\033[") != std::string::npos);
}

TEST_CASE("a promise is green, red or yellow as it is kept, broken or open", "[ci][report]") {
    const auto colour = [](perf::Answer answer) {
        const auto records = runs({with_promise(benchmark("edit", Verdict::held), answer)});
        const std::string text = cli::text_report(records, true);
        const auto end = text.find("  edit and its p99");
        return text.substr(text.rfind('\033', end), end - text.rfind('\033', end));
    };
    CHECK(colour(perf::Answer::held) == "\033[32m");
    CHECK(colour(perf::Answer::broken) == "\033[31m");
    CHECK(colour(perf::Answer::not_decided) == "\033[33m");
}

TEST_CASE("a benchmark that one side has is told without a time", "[ci][report]") {
    auto records = runs({benchmark("edit", Verdict::not_decided)});
    records.front().benchmarks.front().outcome.candidate_ns = {50'000};
    CHECK_THAT(cli::text_report(records, false), !ContainsSubstring("p50"));
}

TEST_CASE("the text report says what changed in one line and what was promised below", "[ci][report]") {
    const auto records = runs({with_promise(benchmark("edit", Verdict::regressed, 0.10), perf::Answer::broken)});
    CHECK(cli::text_report(records, false) ==
          "editing › edit regressed +10 % [+9, +11] against 3f2c1d9 (limit +5 %); p50 50.0 µs → 55.0 µs; 11 of 11 "
          "launches agree\n"
          "  edit and its p99\n"
          "1 regressed, 1 broken promise\n");
}
