// SPDX-License-Identifier: BSL-1.0
// Systems that forbid part of what keeps the sides apart: the level that is left is said by its name, and measured at.
#include "measure/isolation.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "process/command.hpp"
#include "support/gate.hpp"
#include "support/pawl.hpp"
#include "support/temporary_directory.hpp"

using Catch::Matchers::ContainsSubstring;
using namespace pawl::perf;
using namespace pawl::perf::tests;

namespace {

const std::string spin_a = PAWL_FIXTURE("spin_a");
const std::string spin_b = PAWL_FIXTURE("spin_b");

/// The level that a run says it was measured at, where `command` runs the candidate.
std::string level_under(std::vector<std::string> command, const Variables& environment = {}) {
    const std::string program = command.front();
    command.erase(command.begin());
    command.insert(command.end(), {spin_b, "spinning"});
    Variables all{{"PAWL_THRESHOLD", "900%"}};
    all.insert(all.end(), environment.begin(), environment.end());
    const auto run = gate(spin_a, program, std::move(command), all);
    INFO(run.output << run.error);
    if (run.exit_code == 77 || run.error.find("unshare:") != std::string::npos) {
        SKIP("this system forbids user namespaces or mounts: " + run.error);
    }
    REQUIRE(run.record);
    CHECK(run.benchmark("spin").judgement.verdict != Verdict::broken);
    return run.record->environment.isolation;
}

/// Root of a system of its own, in which `script` has forbidden something.
std::vector<std::string> after(const std::string& script) {
    return {"unshare", "--map-root-user", "--mount", "sh", "-ec", "{ " + script + "; } || exit 77; exec \"$@\"", "sh"};
}

}  // namespace

TEST_CASE("a run is measured at the best level that works, and says which", "[perf][isolation]") {
    CHECK(level_under({"env"}) == name_of(best_isolation()));
    CHECK(level_under({"env"}, {{"PAWL_ISOLATE", "0"}}) == "process tree");
}

TEST_CASE("a system that forbids namespaces, or to mount in them, leaves the process tree", "[perf][isolation]") {
    const std::string what = GENERATE("namespaces", "mounts", "namespaces,mounts,affinity");
    CAPTURE(what);
    CHECK(level_under({PAWL_FORBID, what}) == "process tree");
}

TEST_CASE("a limit of no network namespaces leaves the process tree", "[perf][isolation]") {
    CHECK(level_under(after("echo 0 > /proc/sys/user/max_net_namespaces")) == "process tree");
}

TEST_CASE("a /proc that is masked, as containers have it, leaves the process tree", "[perf][isolation]") {
    // Masked by a user namespace above: only then does the kernel refuse to mount what would show more.
    CHECK(level_under(after("mount --bind /dev/null /proc/kallsyms; "
                            "set -- unshare --map-root-user --mount \"$@\"")) == "process tree");
}

TEST_CASE("one directory that no layer can be laid over leaves namespaces without files", "[perf][isolation]") {
    if (best_isolation() != Isolation::namespaces) SKIP("this system forbids namespaces");
    // File systems may be stacked twice on one another (FILESYSTEM_MAX_STACK_DEPTH in the kernel).
    CHECK(level_under(after("mount -t tmpfs none /mnt; mkdir /mnt/u /mnt/w /mnt/v /mnt/x; "
                            "mount -t overlay -o lowerdir=/var/tmp,upperdir=/mnt/u,workdir=/mnt/w none /var/tmp; "
                            "mount -t overlay -o lowerdir=/var/tmp,upperdir=/mnt/v,workdir=/mnt/x none /var/tmp")) ==
          "namespaces without files");
}

TEST_CASE("a user without rights is set apart as well as root, where user namespaces are allowed",
          "[perf][isolation]") {
    if (::geteuid() != 0) SKIP("only root can become another user");
    const std::vector<std::string> nobody{"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};
    auto tried = nobody;
    for (const char* word :
         {"unshare", "--map-root-user", "--mount", "--net", "--pid", "--fork", "--mount-proc", "true"}) {
        tried.emplace_back(word);
    }
    const auto oracle = pawl::cli::run_command(tried);
    if (!oracle || oracle->exit_code != 0) SKIP("this system forbids user namespaces");
    const TemporaryDirectory directory;
    REQUIRE(::chmod(directory.path().c_str(), 0777) == 0);
    CHECK(level_under(nobody, {{"TMPDIR", directory.path()}, {"PAWL_RECORD_DIR", directory / "records"}}) ==
          "namespaces");
}

TEST_CASE("an executable on a mount below the temporary directory is found in namespaces too", "[perf][isolation]") {
    if (best_isolation() != Isolation::namespaces) SKIP("this system forbids namespaces");
    const TemporaryDirectory directory;
    CHECK(level_under(after("mkdir $D/build; mount -t tmpfs none $D/build; cp " + spin_a + " " + spin_b +
                            " $D/build; export PAWL_BASELINE=$D/build/spin_a; shift; set -- $D/build/spin_b \"$@\""),
                      {{"D", directory.path()}}) == "namespaces");
}

TEST_CASE("doctor says what keeps the sides apart", "[perf][isolation][doctor]") {
    const auto run = pawl::cli::run_command({PAWL_FORBID, "namespaces", PAWL_EXECUTABLE, "doctor"});
    REQUIRE(run);
    CHECK_THAT(run->standard_output, ContainsSubstring("process tree") && ContainsSubstring("Allow user namespaces"));
    CHECK_THAT(run_pawl({"doctor"}).standard_output, ContainsSubstring(std::string(name_of(best_isolation()))));
}
