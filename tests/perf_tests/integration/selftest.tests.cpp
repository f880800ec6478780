// SPDX-License-Identifier: BSL-1.0
// `pawl selftest` from outside.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "record/read.hpp"
#include "support/gate.hpp"
#include "support/pawl.hpp"
#include "support/schema.hpp"
#include "support/temporary_directory.hpp"

using Catch::Matchers::ContainsSubstring;
using namespace pawl::perf;
using namespace pawl::perf::tests;

namespace {

const std::string spin_a = PAWL_FIXTURE("spin_a");

}  // namespace

TEST_CASE("selftest finds its own slowdown, and keeps the record of that run", "[perf][selftest]") {
    const TemporaryDirectory directory;
    const auto run = run_pawl({"selftest", spin_a, "spinning", "--inject", "20%", "--json", directory / "run.json"});
    skip_unless_timed();
    INFO(run.standard_output << run.standard_error);
    CHECK(run.exit_code == 0);
    CHECK_THAT(run.standard_output, ContainsSubstring("1 of 1 benchmarks were found at +20 %, none at 0 %"));
    CHECK(schema_violations(directory.path()).empty());
    const auto record = read_record(directory / "run.json");
    REQUIRE(record);
    CHECK(record->benchmarks.at(0).outcome.judgement.verdict == Verdict::regressed);
}

TEST_CASE("selftest exits with 4 where the record cannot be written", "[perf][selftest][errors]") {
    const auto run = run_pawl({"selftest", spin_a, "spinning", "--inject", "20%", "--json", "/proc/self/run.json"});
    skip_unless_timed();
    CHECK(run.exit_code == 4);
    CHECK_THAT(run.standard_error, ContainsSubstring("pawl selftest: cannot write /proc/self/run.json"));
}

TEST_CASE("a time limit that is no time is refused", "[perf][selftest][errors]") {
    const std::string limit = GENERATE("nan", "inf", "0", "-1", "1e9", "5 s", "");
    const auto run = run_pawl({"selftest", spin_a, "--limit", limit});
    CHECK(run.exit_code == 2);
    CHECK_THAT(run.standard_error, ContainsSubstring("--limit"));
}

TEST_CASE("selftest refuses to inject what is no percentage above 0", "[perf][selftest][errors]") {
    const std::string inject = GENERATE("0%", "-5%", "ten", "", "1000%", "10", "10%%");
    const auto run = run_pawl({"selftest", spin_a, "--inject", inject});
    CHECK(run.exit_code == 2);
    CHECK_THAT(run.standard_error,
               ContainsSubstring("--inject: \"" + inject + "\" is no percentage above 0, such as 10%"));
}
