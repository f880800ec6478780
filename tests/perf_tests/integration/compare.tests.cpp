// SPDX-License-Identifier: BSL-1.0
// `pawl compare`: its exit codes, and what it says.
#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "record/read.hpp"
#include "support/files.hpp"
#include "support/gate.hpp"
#include "support/pawl.hpp"
#include "support/schema.hpp"
#include "support/temporary_directory.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;
using namespace pawl::perf;
using namespace pawl::perf::tests;

namespace {

const std::string spin_a = PAWL_FIXTURE("spin_a");
const std::string spin_b = PAWL_FIXTURE("spin_b");
const std::string misbehaving_a = PAWL_FIXTURE("misbehaving_a");
const std::string misbehaving_b = PAWL_FIXTURE("misbehaving_b");

}  // namespace

TEST_CASE("compare exits with 0 where every benchmark holds", "[perf][compare]") {
    const auto run = run_pawl({"compare", spin_a, spin_a});
    skip_unless_timed();
    CHECK(run.exit_code == 0);
    CHECK_THAT(run.standard_output, ContainsSubstring("spinning › spin held identical against " + spin_a));
    CHECK_THAT(run.standard_output, EndsWith("4 held identical\n"));
    CHECK(run.standard_error == "pawl: comparing " + spin_a + " with " + spin_a + "\n");
}

TEST_CASE("compare exits with 1 where one regressed, and keeps the record", "[perf][compare]") {
    const TemporaryDirectory directory;
    const auto run = run_pawl({"compare", spin_a, spin_b, "spinning", "--json", directory / "run.json", "--seed", "7"},
                              {{"PAWL_INJECT", "10%"}});
    CHECK(schema_violations(directory.path()).empty());
    skip_unless_timed();
    CHECK(run.exit_code == 1);
    CHECK_THAT(run.standard_output, StartsWith("spinning › spin regressed +"));
    const auto record = read_record(directory / "run.json");
    REQUIRE(record);
    CHECK(record->seed == 7);
    CHECK(record->benchmarks.at(0).outcome.judgement.verdict == Verdict::regressed);
    CHECK(record->benchmarks.at(0).outcome.launches.size() >= 11);
}

TEST_CASE("compare takes its limit from the command line", "[perf][compare]") {
    for (const char* threshold : {"100%", "[perf]=100%", "5%,[perf]=100%"}) {
        CAPTURE(threshold);
        const auto run =
            run_pawl({"compare", spin_a, spin_b, "spinning", "--threshold", threshold}, {{"PAWL_INJECT", "10%"}});
        skip_unless_timed();
        CHECK(run.exit_code == 0);
        CHECK_THAT(run.standard_output, ContainsSubstring("(limit +100 %)"));
    }
}

TEST_CASE("compare measures identical executables when told to", "[perf][compare]") {
    const auto run = run_pawl({"compare", spin_a, spin_a, "spinning", "--measure-identical", "--threshold", "100%"});
    skip_unless_timed();
    CHECK(run.exit_code == 0);
    CHECK_THAT(run.standard_output, ContainsSubstring("spin held ") && EndsWith("1 held\n"));
}

TEST_CASE("compare exits with 3 where nothing was decided, and with 1 when strict", "[perf][compare]") {
    const auto open = run_pawl({"compare", misbehaving_a, misbehaving_b, "crashes"}, {{"MISBEHAVING", "baseline"}});
    CHECK(open.exit_code == 3);
    const auto strict =
        run_pawl({"compare", misbehaving_a, misbehaving_b, "crashes", "--strict"}, {{"MISBEHAVING", "baseline"}});
    skip_unless_timed();
    CHECK(strict.exit_code == 1);
    CHECK_THAT(strict.standard_output, ContainsSubstring("the baseline was killed by signal 11"));
}

TEST_CASE("compare exits with 1 where an assertion fails beside benchmarks that hold", "[perf][compare]") {
    const auto run =
        run_pawl({"compare", misbehaving_a, misbehaving_a, "checks behind"}, {{"MISBEHAVING", "conductor"}});
    skip_unless_timed();
    CHECK(run.exit_code == 1);
    CHECK_THAT(run.standard_error, ContainsSubstring("CHECK_FALSE( misbehaves() )") &&
                                       ContainsSubstring("every benchmark held, but an assertion"));
}

TEST_CASE("compare exits with 1 where the candidate is killed, whether it could leave a record or not",
          "[perf][compare][errors]") {
    skip_under_sanitizers();
    const auto with =
        run_pawl({"compare", misbehaving_a, misbehaving_b, "crashes before"}, {{"MISBEHAVING", "conductor"}});
    CHECK(with.exit_code == 1);
    CHECK_THAT(with.standard_error, ContainsSubstring(", but the candidate was killed by signal 11"));
    const auto without =
        run_pawl({"compare", misbehaving_a, misbehaving_b, "is killed before"}, {{"MISBEHAVING", "conductor"}});
    CHECK(without.exit_code == 1);
    CHECK_THAT(without.standard_error,
               ContainsSubstring("was killed by signal 9 (Killed) before it could leave a record"));
}

TEST_CASE("an end without a record is not blamed on the test spec where it tells more", "[perf][compare][errors]") {
    const auto ended =
        run_pawl({"compare", misbehaving_a, misbehaving_b, "exits before"}, {{"MISBEHAVING", "conductor"}});
    CHECK(ended.exit_code == 1);
    CHECK_THAT(ended.standard_error, ContainsSubstring("ended with exit code 1 before it could leave a record\n"));
    const auto everywhere =
        run_pawl({"compare", misbehaving_a, misbehaving_b, "exits before"}, {{"MISBEHAVING", "everyone"}});
    CHECK(everywhere.exit_code == 1);
    CHECK_THAT(everywhere.standard_error,
               ContainsSubstring("before it could leave a record (exits before in a worker: the candidate ended with "
                                 "exit code 1 in its start)"));
    const auto refused = run_pawl({"compare", spin_a, spin_a}, {{"PAWL_THRESHOLD", "five"}});
    CHECK(refused.exit_code == 2);
    CHECK_THAT(refused.standard_error, ContainsSubstring("pawl compare: PAWL_THRESHOLD is \"five\""));
}

TEST_CASE("a failed assertion is seen where children are ignored", "[perf][compare]") {
    const auto run = pawl::cli::run_command(
        {"env", "--ignore-signal=CHLD", PAWL_EXECUTABLE, "compare", misbehaving_a, misbehaving_a, "checks behind"},
        {.environment = {{"MISBEHAVING", "conductor"}, {"CI", ""}}});
    REQUIRE(run);
    skip_unless_timed();
    CHECK(run->exit_code == 1);
}

TEST_CASE("compare exits with 2 on bad usage or input, and names it", "[perf][compare][errors]") {
    struct Case {
        std::vector<std::string> arguments;
        std::string said;
    };
    const TemporaryDirectory directory;
    write_file(directory / "text", "no program");
    for (const auto& [arguments, said] : std::vector<Case>{
             {{"/no/such/bench", spin_a}, "/no/such/bench does not exist"},
             {{spin_a, "/no/such/bench"}, "/no/such/bench does not exist"},
             {{directory / "text", spin_a}, "text is not executable"},
             {{"/bin/true", spin_a}, "/bin/true was built without Pawl"},
             {{spin_a, spin_b, "[nothing]"}, "met no BENCHMARK with the test spec '[nothing]'"},
             {{spin_a, spin_b, "no benchmark in here"}, "met no BENCHMARK"},
             {{spin_a, spin_b, "spinning", "--threshold", "five"}, "\"five\" is no percentage above 0"},
             {{spin_a, spin_b, "--seed", "-1"}, "\"-1\" is no whole number"},
             {{spin_a, spin_b, "--json", ""}, "an empty name is no file's"},
             {{spin_a}, "candidate is required"},
             {{spin_a, spin_b, "--limit", "0"}, "--limit: 0 is not between 0.01 and 604800 s"},
             {{spin_a, spin_b, "--no-such-option"}, "--no-such-option"},
         }) {
        CAPTURE(said);
        auto command = arguments;
        command.insert(command.begin(), "compare");
        const auto run = run_pawl(command);
        CHECK(run.exit_code == 2);
        CHECK_THAT(run.standard_error, ContainsSubstring(said));
    }
}

TEST_CASE("compare is not told by the surroundings whose role the baseline has", "[perf][compare]") {
    const std::string promises = PAWL_FIXTURE("promises");
    const auto run = run_pawl({"compare", promises, promises, "allocations are too many"},
                              {{"PAWL_BASELINE_ROLE", "anchor"}, {"PAWL_DISCOVERED", "1"}});
    skip_unless_timed();
    CHECK(run.exit_code == 1);
    CHECK_THAT(run.standard_output, ContainsSubstring("1 broken promise"));
}

TEST_CASE("a pipe is no test executable, and is not waited for", "[perf][compare][errors]") {
    const TemporaryDirectory directory;
    REQUIRE(::mkfifo((directory / "pipe").c_str(), 0755) == 0);
    const auto run = run_pawl({"compare", directory / "pipe", spin_a, "--limit", "5"});
    CHECK(run.exit_code == 2);
    CHECK_THAT(run.standard_error, ContainsSubstring("pipe"));
}

TEST_CASE("compare exits with 4 where the environment fails", "[perf][compare][errors]") {
    const TemporaryDirectory directory;
    SECTION("the record cannot be written") {
        const auto run = run_pawl({"compare", spin_a, spin_a, "spinning", "--json", "/proc/self/run.json"});
        CHECK(run.exit_code == 4);
        CHECK_THAT(run.standard_error, ContainsSubstring("cannot write /proc/self/run.json"));
    }
    SECTION("the time is over") {
        const auto run = run_pawl({"compare", misbehaving_a, misbehaving_b, "hangs before", "--limit", "1"},
                                  {{"MISBEHAVING", "conductor"}});
        CHECK(run.exit_code == 4);
        CHECK_THAT(run.standard_error, ContainsSubstring(" s when the time limit passed; raise it"));
    }
    SECTION("the temporary directory is full") {
        const auto run = pawl::cli::run_command(
            {"unshare", "--map-root-user", "--mount", "sh", "-c",
             "mount -t tmpfs -o size=16k none \"$TMPDIR\" || exit 77; head -c 1M /dev/zero > \"$TMPDIR/filler\" 2> "
             "/dev/null; \"$@\"; code=$?; find \"$TMPDIR\" -mindepth 1 -type d; exit $code",
             "sh", PAWL_EXECUTABLE, "compare", spin_a, spin_a, "spinning"},
            {.environment = {{"TMPDIR", directory.path()}, {"CI", ""}}});
        if (!run || run->exit_code == 77 || run->standard_error.find("unshare:") != std::string::npos) {
            SKIP("this system forbids mounts of one's own");
        }
        CHECK(run->exit_code == 4);
        CHECK_THAT(run->standard_error, ContainsSubstring("cannot write " + directory.path()) &&
                                            ContainsSubstring("No space left on device") &&
                                            ContainsSubstring("set TMPDIR to another directory"));
        CHECK(run->standard_output.empty());
    }
    SECTION("the temporary directory cannot be written") {
        const auto run = run_pawl({"compare", spin_a, spin_a, "spinning"}, {{"TMPDIR", "/proc"}});
        CHECK(run.exit_code == 4);
        CHECK_THAT(run.standard_error, ContainsSubstring("cannot make a temporary directory /proc/pawl-") &&
                                           ContainsSubstring("set TMPDIR to a directory that can be written"));
    }
}

TEST_CASE("compare leaves no file behind, whether it came to an end or to its limit", "[perf][compare]") {
    const TemporaryDirectory directory;
    const std::string test_case = GENERATE("crashes", "hangs before");
    (void)run_pawl({"compare", misbehaving_a, misbehaving_b, test_case, "--limit", "1"},
                   {{"MISBEHAVING", "baseline"}, {"TMPDIR", directory.path()}});
    CHECK(count_directories(directory.path()) == 0);
}
