// SPDX-License-Identifier: BSL-1.0
// `pawl report`: from records to what people read.
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>
#include <sstream>

#include "record/json.hpp"
#include "support/example_record.hpp"
#include "support/files.hpp"
#include "support/pawl.hpp"
#include "support/temporary_directory.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;
using namespace pawl::perf;
using namespace pawl::perf::tests;

namespace {

std::string line_with(const std::string& text, const std::string& word) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.find(word) != std::string::npos) return line;
    }
    return "";
}

}  // namespace

TEST_CASE("a report shows the gravest verdict first and counts them all", "[perf][report]") {
    const TemporaryDirectory directory;
    for (const auto verdict : every_verdict) {
        write_file(directory / (std::string(name_of(verdict)) + ".json"), to_json(example_record(verdict)));
    }
    write_file(directory / "notes.txt", "no record");
    const auto run = run_pawl({"report", directory.path()});
    INFO(run.standard_error);
    CHECK(run.exit_code == 0);
    const std::string name = "a test case › outer › inner › add, \"voxel\" #4";
    CHECK_THAT(run.standard_output, StartsWith(name + " broken against 3f2c1d9: a reason of its own\n" + name +
                                               " regressed +10 % [+6.3, +12.5] against 3f2c1d9 (limit +8 %)"));
    CHECK_THAT(
        run.standard_output,
        EndsWith("1 broken, 1 regressed, 1 refuted, 1 not decided, 1 no baseline, 1 not applicable, 1 gone, 1 new, "
                 "1 improved, 1 held, 1 held identical, 5 broken promises\n"));
}

TEST_CASE("a report that cannot be written to standard output is no success", "[perf][report][errors]") {
    const TemporaryDirectory directory;
    write_file(directory / "run.json", to_json(example_record(Verdict::held)));
    const auto run = pawl::cli::run_command(
        {"sh", "-c", "exec \"$0\" report \"$1\" >/dev/full", PAWL_EXECUTABLE, directory / "run.json"});
    REQUIRE(run);
    CHECK(run->exit_code == 4);
    CHECK_THAT(run->standard_error, ContainsSubstring("standard output cannot be written"));
}

TEST_CASE("a Markdown report says the outcome first and where it was measured last", "[perf][report]") {
    const TemporaryDirectory directory;
    write_file(directory / "run.json", to_json(example_record(Verdict::regressed)));
    const auto run =
        run_pawl({"report", directory / "run.json", "--format", "markdown", "-o", directory / "comment.md"});
    CHECK(run.exit_code == 0);
    CHECK(run.standard_output.empty());
    const auto comment = read_file(directory / "comment.md");
    CHECK_THAT(comment, StartsWith("## Performance: failed\n\n1 regressed, 1 broken promise, against `3f2c1d9`.\n"));
    CHECK_THAT(comment, ContainsSubstring("| regressed | a test case › outer › inner › add, \"voxel\" &#35;4 | +10 % "
                                          "[+6.3 %, +12.5 %] | 1.00 µs | 1.10 µs | 4 of 5 | one core: contention not "
                                          "visible; a reason of its own |"));
    CHECK_THAT(comment, ContainsSubstring("Promises on single operations:\n\n- another\n- a third\n- a sentence\n"));
    CHECK_THAT(comment, ContainsSubstring(
                            "a CPU, 2 cores, Linux 6.1, GNU 12.2.0 RelWithDebInfo (-O2 -g1), pawl 0.1.0; candidate "
                            "4a3b2c1d6f0f4e6f8a9f0c1d2e3f405162738495+dirty; load 1.5, steal 25 %"));
}

TEST_CASE("hostile names stay text in a Markdown cell", "[perf][report]") {
    const TemporaryDirectory directory;
    auto record = example_record(Verdict::added);
    record.benchmarks[0].test_case = "<script>alert(1)</script> | x | \\ `code`";
    record.benchmarks[0].outcome.key.name =
        "[link](http://example.invalid)\n## heading @team #1 **bold** ~~gone~~ __u__";
    record.benchmarks[0].outcome.judgement.reason = "| --- |\r\n<!-- -->";
    write_file(directory / "run.json", to_json(record));
    const auto run = run_pawl({"report", directory / "run.json", "--format", "markdown"});
    CHECK(run.exit_code == 0);
    const auto row = line_with(run.standard_output, "script");
    CHECK(std::ranges::count(row, '|') == 8);  // of seven cells
    for (const char special : {'<', '`', '*', '[', '@', '~', '\\'}) {
        CAPTURE(special);
        CHECK(row.find(special) == std::string::npos);
    }
    CHECK(line_with(run.standard_output, "## heading").empty());
}

TEST_CASE("a control character in a name does not reach the terminal", "[perf][report]") {
    const TemporaryDirectory directory;
    auto record = example_record(Verdict::held);
    record.benchmarks[0].outcome.key.name = "red\033[31m\x07";
    write_file(directory / "run.json", to_json(record));
    const auto run = run_pawl({"report", directory / "run.json"});
    CHECK(run.standard_output.find('\033') == std::string::npos);
    CHECK(run.standard_output.find('\a') == std::string::npos);
}

TEST_CASE("report exits with 2 on a record that it cannot read, and names it", "[perf][report][errors]") {
    const TemporaryDirectory directory;
    const auto whole = to_json(example_record(Verdict::held));
    write_file(directory / "cut.json", whole.substr(0, whole.size() / 2));
    write_file(directory / "future.json", R"({"schema": "pawl.run/2"})");
    write_file(directory / "other.json", "{}");
    struct Case {
        std::string file;
        std::string said;
    };
    for (const auto& [file, said] :
         {Case{"cut.json", "is no whole JSON document"}, Case{"future.json", "this pawl reads pawl.run/1"},
          Case{"other.json", "is no pawl.run record"}, Case{"none.json", "cannot be read"}}) {
        const auto run = run_pawl({"report", directory / file});
        CHECK(run.exit_code == 2);
        CHECK(run.standard_output.empty());
        CHECK_THAT(run.standard_error, StartsWith("pawl report: " + directory / file) && ContainsSubstring(said));
    }
    CHECK(run_pawl({"report", directory / "cut.json", "--format", "prose"}).exit_code == 2);
    CHECK(run_pawl({"report"}).exit_code == 2);
}

TEST_CASE("a directory of records that may not be read is no empty one", "[perf][report][errors]") {
    const TemporaryDirectory directory;
    const auto records = directory / "records";
    std::filesystem::create_directory(records);
    REQUIRE(::chmod(directory.path().c_str(), 0755) == 0);
    REQUIRE(::chmod(records.c_str(), 0) == 0);
    std::vector<std::string> command{PAWL_EXECUTABLE, "report", records};
    if (::geteuid() == 0) {  // who may read everything
        command.insert(command.begin(), {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "sh", "-c",
                                         "test -x \"$0\" && test -d \"$2\" || exit 77; exec \"$0\" \"$@\""});
    }
    const auto run = pawl::cli::run_command(command);
    REQUIRE(run);
    if (run->exit_code == 77) SKIP("that user cannot reach the build directory");
    CHECK(run->exit_code == 2);
    // A build that counts coverage complains after it: that user may not write the counters.
    CHECK_THAT(run->standard_error, StartsWith("pawl report: " + records +
                                               " cannot be read (Permission denied); name a record or a directory of "
                                               "records\n"));
}

TEST_CASE("report exits with 4 where it cannot write", "[perf][report][errors]") {
    const TemporaryDirectory directory;
    write_file(directory / "run.json", to_json(example_record(Verdict::held)));
    const auto run = run_pawl({"report", directory / "run.json", "-o", "/proc/self/comment.md"});
    CHECK(run.exit_code == 4);
    CHECK_THAT(run.standard_error, ContainsSubstring("cannot write /proc/self/comment.md"));
}

TEST_CASE("a directory without a record is refused", "[perf][report][errors]") {
    const TemporaryDirectory directory;
    const auto run = run_pawl({"report", directory.path()});
    CHECK(run.exit_code == 2);
    CHECK(run.standard_output.empty());
    CHECK(run.standard_error == "pawl report: '" + directory.path() +
                                    "' holds no record; run ctest, or name a record or a directory of records\n");
}

TEST_CASE("a word that is no command is named beside those that are", "[cli][errors]") {
    const auto run = run_pawl({"tyr"});
    CHECK(run.exit_code == 2);
    CHECK(run.standard_error ==
          "pawl: there is no command 'tyr'; there are compare, baseline, try, selftest, doctor, coverage, report, "
          "mock\n");
    const auto below = run_pawl({"coverage", "gte"});
    CHECK(below.exit_code == 2);
    CHECK(below.standard_error ==
          "pawl coverage: there is no command 'gte'; there are capture, by-test, flaky, tests, reset, merge, gate\n");
}
