// SPDX-License-Identifier: BSL-1.0
#include "measure/process_tree.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "measure/worker_process.hpp"
#include "support/processes.hpp"
#include "support/temporary_directory.hpp"

using namespace pawl::perf;
using namespace pawl::perf::tests;

namespace {

constexpr std::int64_t millisecond = 1'000'000;

WorkerProcess start(Isolation isolation, const std::string& script, const TemporaryDirectory& directory) {
    LaunchPlan plan;
    plan.executable = "/bin/sh";
    plan.arguments = {"-c", script};
    plan.isolation = isolation;
    plan.scratch = directory.path();
    return WorkerProcess::launch(plan);
}

}  // namespace

TEST_CASE("the CPU time of a tree is that of children's children too, daemons and namespaces included",
          "[perf][process_tree]") {
    const auto isolation = GENERATE(Isolation::process_tree, Isolation::namespaces_without_files);
    if (isolation != Isolation::process_tree && best_isolation() == Isolation::process_tree) {
        SKIP("this system forbids namespaces");
    }
    const TemporaryDirectory directory;
    // The one that spins has lost its parents; the others sleep.
    const auto worker = start(isolation, "(setsid sh -c 'while :; do :; done' &) ; sleep 60", directory);
    const auto before = cpu_of_tree(worker.supervisor());
    CHECK(soon([&] { return cpu_spent(before, cpu_of_tree(worker.supervisor())) > 20 * millisecond; }));
    // The supervisor, the shell, sleep, and the spinning one, once all have started.
    CHECK(soon([&] { return cpu_of_tree(worker.supervisor()).size() >= 4; }));
}

TEST_CASE("a tree that rests spends nothing", "[perf][process_tree]") {
    const TemporaryDirectory directory;
    const auto worker = start(Isolation::process_tree, "exec sleep 60", directory);
    CHECK(soon([&] {
        const auto before = cpu_of_tree(worker.supervisor());
        ::usleep(2000);
        return before.size() == 2 && cpu_spent(before, cpu_of_tree(worker.supervisor())) == 0;
    }));
}

TEST_CASE("processes that ended count for nothing, new ones from their start", "[perf][process_tree]") {
    CHECK(cpu_spent({{1, 100}, {2, 50}}, {{1, 130}, {3, 7}}) == 37);
    CHECK(cpu_spent({{1, 100}}, {}) == 0);
}

TEST_CASE("a process that is gone has no tree", "[perf][process_tree]") {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(0);
    CHECK_FALSE(cpu_of_tree(child).empty());  // a zombie is still there
    REQUIRE(::waitpid(child, nullptr, 0) == child);
    CHECK(cpu_of_tree(child).empty());
    CHECK(cpu_of_tree(-1).empty());
}
