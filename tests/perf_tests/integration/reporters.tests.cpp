// SPDX-License-Identifier: BSL-1.0
// Catch2's reporters on a red run and on a skipped one.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "process/command.hpp"
#include "support/files.hpp"
#include "support/gate.hpp"
#include "support/temporary_directory.hpp"

using Catch::Matchers::ContainsSubstring;
using namespace pawl::perf;
using namespace pawl::perf::tests;

namespace {

const std::string candidate = PAWL_FIXTURE("misbehaving_b");

GateRun report(const std::string& reporter, const std::string& baseline) {
    return gate(baseline, candidate, {"optimised away", "--reporter", reporter});
}

/// What Python makes of a document: "" where it can be read.
std::string complaint(const std::string& parse, const std::string& document) {
    const TemporaryDirectory directory;
    write_file(directory / "document", document);
    const auto read = pawl::cli::run_command({"python3", "-c", parse, directory / "document"});
    if (!read) SKIP("python3 is not installed");
    return read->standard_error;
}

}  // namespace

TEST_CASE("every reporter of Catch2 ends well on a red run, and carries the sentence", "[perf][reporters]") {
    const std::string reporter = GENERATE("console", "compact", "junit", "xml", "tap", "sonarqube", "teamcity");
    CAPTURE(reporter);
    const auto run = report(reporter, PAWL_FIXTURE("misbehaving_a"));
    skip_unless_timed();
    CHECK(run.exit_code == 42);
    CHECK_THAT(run.output, ContainsSubstring("a broken against") && ContainsSubstring("under a nanosecond"));
}

TEST_CASE("reporters without messages end well on a red run", "[perf][reporters]") {
    const std::string reporter = GENERATE("json", "automake");
    CAPTURE(reporter);
    const auto run = report(reporter, PAWL_FIXTURE("misbehaving_a"));
    skip_unless_timed();
    CHECK(run.exit_code == 42);
    CHECK_THAT(run.output, ContainsSubstring("optimised away"));
}

TEST_CASE("every reporter of Catch2 ends well on a skipped run", "[perf][reporters]") {
    const std::string reporter =
        GENERATE("console", "compact", "junit", "xml", "tap", "sonarqube", "teamcity", "json", "automake");
    CAPTURE(reporter);
    const auto run = report(reporter, "/no/such/baseline");
    CHECK(run.exit_code == 4);
    CHECK(run.error.empty());
    CHECK_FALSE(run.output.empty());
}

TEST_CASE("JUnit names the benchmark's own line", "[perf][reporters]") {
    const auto run = report("junit", PAWL_FIXTURE("misbehaving_a"));
    skip_unless_timed();
    CHECK_THAT(run.output, ContainsSubstring("<failure message=\"a\" type=\"BENCHMARK\">"));
    CHECK_THAT(run.output, ContainsSubstring("/fixtures/misbehaving.cpp:"));
}

TEST_CASE("what is meant for machines can be read by them", "[perf][reporters]") {
    const std::string baseline = GENERATE(PAWL_FIXTURE("misbehaving_a"), "/no/such/baseline");
    for (const std::string reporter : {"junit", "xml", "sonarqube"}) {
        CAPTURE(reporter);
        CHECK(complaint("import sys, xml.etree.ElementTree as tree; tree.parse(sys.argv[1])",
                        report(reporter, baseline).output)
                  .empty());
    }
    CHECK(complaint("import sys, json; json.load(open(sys.argv[1]))", report("json", baseline).output).empty());
}

TEST_CASE("a benchmark that was measured reaches the reporters that show benchmarks", "[perf][reporters]") {
    const auto run = gate("", PAWL_FIXTURE("spin_a"), {"spinning", "--benchmark-samples", "5", "--reporter", "xml"});
    CHECK(complaint("import sys, xml.etree.ElementTree as tree; tree.parse(sys.argv[1])", run.output).empty());
    skip_unless_timed();
    CHECK_THAT(run.output, ContainsSubstring("<BenchmarkResults name=\"spin\" samples=\"5\""));
}
