// SPDX-License-Identifier: BSL-1.0
// Systems that forbid what a measurement would like to have, or never needs.
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "process/command.hpp"
#include "support/gate.hpp"
#include "support/own_mounts.hpp"
#include "support/temporary_directory.hpp"

using Catch::Matchers::ContainsSubstring;
using namespace pawl::perf;
using namespace pawl::perf::tests;

namespace {

const std::string spin_a = PAWL_FIXTURE("spin_a");
const std::string spin_b = PAWL_FIXTURE("spin_b");

GateRun gate_without(const std::string& what) {
    return gate(spin_a, PAWL_FORBID, {what, spin_b, "spinning"}, {{"PAWL_THRESHOLD", "900%"}});
}

}  // namespace

TEST_CASE("where affinity is forbidden, sides are measured unpinned, and the record says so", "[perf][forbidden]") {
    const auto run = gate_without("affinity");
    skip_unless_timed();
    CHECK(run.exit_code == 0);
    CHECK(run.verdict("spin") == Verdict::held);
    CHECK(run.benchmark("spin").launches.at(0).core == -1);
    CHECK(run.record->environment.pinned == false);
}

TEST_CASE("where the scheduling policy stays, sides are pinned all the same", "[perf][forbidden]") {
    const auto run = gate_without("policy");
    skip_unless_timed();
    CHECK(run.exit_code == 0);
    CHECK(run.verdict("spin") == Verdict::held);
    CHECK(run.record->environment.pinned == true);
    CHECK_FALSE(run.benchmark("spin").launches.at(0).is_batch);
}

TEST_CASE("neither ptrace nor perf events are needed", "[perf][forbidden]") {
    const auto run = gate_without("ptrace,perf-events");
    skip_unless_timed();
    CHECK(run.exit_code == 0);
    CHECK(run.verdict("spin") == Verdict::held);
    CHECK(run.record->environment.pinned == true);
}

TEST_CASE("where no more processes are to be had, no benchmark is called broken", "[perf][forbidden]") {
    if (::geteuid() != 0) SKIP("only root can become a user of whom no other processes count");
    const TemporaryDirectory directory;
    ::chmod(directory.path().c_str(), 0777);
    const std::string processes = GENERATE("3", "4", "5", "6", "7", "8");
    const auto run = pawl::cli::run_command({"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "sh", "-c",
                                             "test -x \"$1\" || exit 77; exec prlimit --nproc=" + processes +
                                                 " \"$0\" compare \"$1\" \"$2\" spinning --threshold 900%",
                                             PAWL_EXECUTABLE, spin_a, spin_b},
                                            {.environment = {{"TMPDIR", directory.path()}, {"CI", ""}}});
    REQUIRE(run);
    if (run->exit_code == 77) SKIP("that user cannot reach the build directory");
    skip_unless_timed();
    INFO("with " << processes << ":\n" << run->standard_output << run->standard_error);
    CHECK((run->exit_code == 0 || run->exit_code == 3 || run->exit_code == 4));
    CHECK_THAT(run->standard_output, !ContainsSubstring("broken") && !ContainsSubstring("no baseline"));
}

TEST_CASE("without /proc nothing is decided, and the cure is named", "[perf][forbidden]") {
    const TemporaryDirectory directory;
    const auto run = with_own_mounts("mount -t tmpfs none /proc || exit 77; exec \"$@\"",
                                     {{"TMPDIR", directory.path()}, {"PAWL_BASELINE", spin_a}}, {spin_b, "spinning"});
    skip_unless_timed();
    CHECK_THAT(run.standard_output, ContainsSubstring("spin not decided") && ContainsSubstring("mount /proc"));
    CHECK(run.exit_code == 4);
}

TEST_CASE("where every file system is read-only, nothing is decided, and both reasons are said", "[perf][forbidden]") {
    const TemporaryDirectory directory;
    const auto run = with_own_mounts(
        "mount -t tmpfs -o ro none \"$TMPDIR\" || exit 77; \"$@\"",
        {{"TMPDIR", directory.path()}, {"PAWL_RECORD_DIR", directory / "records"}, {"PAWL_BASELINE", spin_a}},
        {spin_b, "spinning"});
    CHECK_THAT(run.standard_error, ContainsSubstring("pawl: failed: cannot write " + directory / "records"));
    CHECK(run.exit_code == 42);
    skip_unless_timed();
    std::string text = run.standard_output;  // which Catch2 breaks into lines wherever the paths in it end
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
    CHECK_THAT(text, ContainsSubstring("cannotmakeatemporarydirectory") && ContainsSubstring("Read-onlyfilesystem"));
}
