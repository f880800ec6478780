// SPDX-License-Identifier: BSL-1.0
// Where a run leaves its record, and what happens where it cannot.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "catch2/recorder.hpp"
#include "record/read.hpp"
#include "support/files.hpp"
#include "support/gate.hpp"
#include "support/own_mounts.hpp"
#include "support/schema.hpp"
#include "support/temporary_directory.hpp"

using Catch::Matchers::ContainsSubstring;
using namespace pawl::perf;
using namespace pawl::perf::tests;

namespace {

const std::string spin = PAWL_FIXTURE("spin_a");

/// Runs the script with $RECORDS on a small file system of its own and $BENCH a test executable that records there.
pawl::cli::CommandResult on_small_disk(const std::string& script) {
    const TemporaryDirectory directory;
    return with_own_mounts("mount -t tmpfs -o size=64k none \"$RECORDS\" || exit 77; " + script,
                           {{"RECORDS", directory.path()},
                            {"BENCH", spin},
                            {"PAWL_RECORD_DIR", directory.path()},
                            {"PAWL_BASELINE", spin}});
}

}  // namespace

TEST_CASE("a record is replaced by the next run of its test cases, however many benchmarks they hold",
          "[perf][records]") {
    const TemporaryDirectory directory;
    Settings settings;
    settings.record_directory = directory.path();
    const auto record = [&](const std::vector<std::string>& test_cases) {
        Recorder recorder;
        for (const auto& test_case : test_cases) recorder.add(test_case, {});
        REQUIRE(recorder.write(settings, {}, "bench"));
    };
    record({"one"});
    record({"one", "one"});
    CHECK(count_entries(directory.path()) == 1);
    record({"one", "other"});
    CHECK(count_entries(directory.path()) == 2);
}

TEST_CASE("a record directory is made where it is missing, and a second run replaces its record", "[perf][records]") {
    const TemporaryDirectory directory;
    for (int run = 0; run < 2; ++run) {
        (void)gate(spin, spin, {"spinning"}, {{"PAWL_RECORD_DIR", directory / "new/records"}});
        CHECK(count_entries(directory / "new/records") == 1);
    }
    (void)gate(spin, spin, {"spinning twice"}, {{"PAWL_RECORD_DIR", directory / "new/records"}});
    CHECK(count_entries(directory / "new/records") == 2);
    CHECK(schema_violations(directory / "new/records").empty());
}

TEST_CASE("the run against an anchor has a record of its own", "[perf][records]") {
    const TemporaryDirectory directory;
    for (const char* role : {"baseline", "anchor"}) {
        (void)gate(spin, spin, {"spinning"}, {{"PAWL_RECORD_DIR", directory.path()}, {"PAWL_BASELINE_ROLE", role}});
    }
    CHECK(count_entries(directory.path()) == 2);
    CHECK(schema_violations(directory.path()).empty());
}

TEST_CASE("records of real runs obey the schema, whatever their verdicts", "[perf][records][schema]") {
    const TemporaryDirectory directory;
    const auto run = [&](const std::string& baseline, const std::string& candidate, const std::string& test_case,
                         const std::string& misbehaving) {
        (void)gate(baseline, candidate, {test_case},
                   {{"PAWL_RECORD_DIR", directory.path()}, {"PAWL_THRESHOLD", "900%"}, {"MISBEHAVING", misbehaving}});
    };
    run(PAWL_FIXTURE("spin_a"), PAWL_FIXTURE("spin_b"), "spinning", "");
    run("/no/such/baseline", PAWL_FIXTURE("spin_b"), "spinning twice", "");
    run("", PAWL_FIXTURE("spin_a"), "spinning", "");
    const TemporaryDirectory beside;
    write_file(beside / "new", R"({"schema": "pawl.baseline/1", "status": "new", "reason": "bench is new"})");
    run("@" + beside / "new", PAWL_FIXTURE("spin_b"), "spinning within limits", "");
    run(PAWL_FIXTURE("shapes_a"), PAWL_FIXTURE("shapes_b"), "gone and new", "");
    run(PAWL_FIXTURE("misbehaving_a"), PAWL_FIXTURE("misbehaving_b"), "crashes", "candidate");
    run(PAWL_FIXTURE("misbehaving_a"), PAWL_FIXTURE("misbehaving_b"), "optimised away", "");
    CHECK(count_entries(directory.path()) == 7);
    CHECK(schema_violations(directory.path()).empty());
}

TEST_CASE("a record that cannot be written is said to be missing, with the cause", "[perf][records][errors]") {
    const TemporaryDirectory directory;
    write_file(directory / "file", "content");
    const auto run = gate(spin, spin, {"spinning"}, {{"PAWL_RECORD_DIR", directory / "file"}});
    CHECK_THAT(run.error, ContainsSubstring("pawl: ") && ContainsSubstring("cannot write " + directory / "file/"));
    CHECK(read_file(directory / "file") == "content");
}

TEST_CASE("on a full disk the previous record stays whole, and nothing is left beside it", "[perf][records][errors]") {
    const auto run = on_small_disk(
        "$BENCH spinning > /dev/null; sum=$(cat $RECORDS/*.json | cksum); "
        "dd if=/dev/zero of=$RECORDS/filler bs=1k count=1000 2> /dev/null; rm -f /dev/null/x; "
        "$BENCH spinning > /dev/null; "
        "test \"$sum\" = \"$(cat $RECORDS/*.json | cksum)\" && test $(ls $RECORDS | wc -l) -eq 2 && echo intact");
    CHECK_THAT(run.standard_error, ContainsSubstring("No space left on device") && ContainsSubstring("is untouched"));
    CHECK(run.standard_output == "intact\n");
}

TEST_CASE("on a read-only disk the previous record stays as it is", "[perf][records][errors]") {
    const auto run = on_small_disk(
        "$BENCH spinning > /dev/null; sum=$(cat $RECORDS/*.json | cksum); mount -o remount,ro $RECORDS; "
        "$BENCH spinning > /dev/null; "
        "test \"$sum\" = \"$(cat $RECORDS/*.json | cksum)\" && test $(ls $RECORDS | wc -l) -eq 1 && echo intact");
    CHECK_THAT(run.standard_error, ContainsSubstring("Read-only file system") && ContainsSubstring("is untouched"));
    CHECK(run.standard_output == "intact\n");
}
