// SPDX-License-Identifier: BSL-1.0
// What a worker finds around it, and what is left when it has ended. The shell plays the worker.
#include "measure/worker_process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "measure/interruption.hpp"
#include "support/files.hpp"
#include "support/processes.hpp"
#include "support/temporary_directory.hpp"

using namespace pawl::perf;
using namespace pawl::perf::tests;
using namespace std::chrono_literals;

namespace {

class ShellWorker {
public:
    explicit ShellWorker(Isolation isolation) { plan.isolation = isolation; }

    int run(const std::string& script, std::chrono::milliseconds limit = 5s) {
        return start(script).join(std::chrono::steady_clock::now() + limit);
    }

    WorkerProcess start(const std::string& script) {
        plan.executable = "/bin/sh";
        plan.arguments = {"-c", script};
        plan.scratch = directory / "scratch";
        std::filesystem::create_directory(plan.scratch);
        return WorkerProcess::launch(plan);
    }

    TemporaryDirectory directory;
    LaunchPlan plan;
};

Isolation possible(Isolation isolation) {
    if (isolation == Isolation::namespaces && best_isolation() != isolation) SKIP("this system forbids namespaces");
    return isolation;
}

}  // namespace

TEST_CASE("a worker's exit code comes back, 128 and the number where a signal ended it", "[perf][worker]") {
    ShellWorker worker(possible(GENERATE(Isolation::process_tree, Isolation::namespaces)));
    CHECK(worker.run("exit 7") == 7);
    CHECK(worker.run("kill -TERM $$") == 128 + SIGTERM);
}

TEST_CASE("a worker's exit is described in words", "[perf][worker]") {
    CHECK(describe_exit(42) == "ended with exit code 42");
    CHECK(describe_exit(128 + SIGSEGV) == "was killed by signal 11 (Segmentation fault)");
}

TEST_CASE("a worker knows its side and its test case, and cannot conduct itself", "[perf][worker]") {
    ShellWorker worker(possible(GENERATE(Isolation::process_tree, Isolation::namespaces)));
    worker.plan.side = Side::baseline;
    worker.plan.test_case = "a test, \"case\"";
    worker.plan.heap_padding = 17;
    worker.plan.environment_padding = 3;
    ::setenv("PAWL_BASELINE", "something", 1);
    ::setenv("PAWL_RECORD_DIR", "somewhere", 1);
    ::setenv("PAWL_WORKER_TEST", "not this", 1);
    const int code = worker.run(
        "test \"$PAWL_SIDE\" = baseline && test \"$PAWL_WORKER_TEST\" = 'a test, \"case\"' && test \"$PAWL_WORKER\" = 3"
        " && test \"$PAWL_HEAP_PADDING\" = 17 && test \"$PAWL_PADDING\" = xxx"
        " && test -z \"$PAWL_BASELINE\" && test -z \"$PAWL_RECORD_DIR\"");
    for (const char* variable : {"PAWL_BASELINE", "PAWL_RECORD_DIR", "PAWL_WORKER_TEST"}) ::unsetenv(variable);
    CHECK(code == 0);
}

TEST_CASE("a worker holds its channel and nothing else of the conductor's", "[perf][worker]") {
    const Descriptor secret(::open("/etc/passwd", O_RDONLY));  // not closed on exec
    ShellWorker worker(possible(GENERATE(Isolation::process_tree, Isolation::namespaces)));
    CHECK(worker.run("test -e /proc/$$/fd/3 && for number in 4 5 6 7 8 9 10 11 12 13 14; do "
                     "test ! -e /proc/$$/fd/$number || exit 1; done") == 0);
    CHECK(worker.run("test \"$(readlink /proc/$$/fd/0)$(readlink /proc/$$/fd/2)\" = /dev/null/dev/null") == 0);
}

TEST_CASE("a worker without namespaces has a temporary directory of its own", "[perf][worker]") {
    ShellWorker worker(Isolation::process_tree);
    CHECK(worker.run("test \"$TMPDIR\" = " + worker.directory / "scratch") == 0);
}

TEST_CASE("a worker in namespaces sees temporary files, and its own stay with it", "[perf][worker]") {
    ShellWorker worker(possible(Isolation::namespaces));
    write_file(worker.directory / "before", "there");
    std::filesystem::create_directory(worker.directory / "full");
    write_file(worker.directory / "full/file", "there");
    CHECK(worker.run("set -e; cd " + worker.directory.path() +
                     "; test $(cat before) = there; echo mine > after; rm before; "
                     "rm -r full; mkdir full; test -z \"$(ls full)\"; echo mine > full/file") == 0);
    CHECK_FALSE(std::filesystem::exists(worker.directory / "after"));
    CHECK(read_file(worker.directory / "before") == "there");
    CHECK(read_file(worker.directory / "full/file") == "there");
}

TEST_CASE("the directories where processes meet by name are each side's own", "[perf][worker]") {
    ShellWorker worker(possible(Isolation::namespaces));
    const TemporaryDirectory runtime;
    ::setenv("XDG_RUNTIME_DIR", runtime.path().c_str(), 1);
    const std::string name = "/" + std::filesystem::path(runtime.path()).filename().string() + ".met";
    const int code = worker.run(
        "for directory in /tmp /var/tmp /dev/shm $XDG_RUNTIME_DIR; do "
        "test ! -d $directory || touch $directory" +
        name + " || exit 1; done");
    ::unsetenv("XDG_RUNTIME_DIR");
    CHECK(code == 0);
    for (const std::string& directory :
         {std::string("/tmp"), std::string("/var/tmp"), std::string("/dev/shm"), runtime.path()}) {
        CAPTURE(directory);
        CHECK_FALSE(std::filesystem::exists(directory + name));
    }
}

TEST_CASE("a layered directory keeps its owner and mode, whatever its name", "[perf][worker]") {
    ShellWorker worker(possible(Isolation::namespaces));
    const std::string odd = worker.directory / "a,b:c d\\e";
    std::filesystem::create_directory(odd);
    std::filesystem::permissions(odd, std::filesystem::perms(0750));
    ::setenv("XDG_RUNTIME_DIR", odd.c_str(), 1);
    const int code = worker.run(
        "test \"$(stat -c '%a %u' \"$XDG_RUNTIME_DIR\")\" = \"750 $(id -u)\" && "
        "test $(stat -c %a /tmp) = 1777 && touch \"$XDG_RUNTIME_DIR/mine\"");
    ::unsetenv("XDG_RUNTIME_DIR");
    CHECK(code == 0);
    CHECK(std::filesystem::is_empty(odd));
}

TEST_CASE("relative paths pass through the layers too", "[perf][worker]") {
    ShellWorker worker(possible(Isolation::namespaces));
    const auto before = std::filesystem::current_path();
    write_file(worker.directory / "before", "there");
    std::filesystem::current_path(worker.directory.path());
    const int code = worker.run("test $(cat before) = there && echo mine > after");
    std::filesystem::current_path(before);
    CHECK(code == 0);
    CHECK_FALSE(std::filesystem::exists(worker.directory / "after"));
}

TEST_CASE("a worker whose current directory is gone is set apart all the same", "[perf][worker]") {
    ShellWorker worker(possible(Isolation::namespaces));
    const auto before = std::filesystem::current_path();
    {
        const TemporaryDirectory gone;
        std::filesystem::current_path(gone.path());
    }
    const int code = worker.run("exit 5");
    std::filesystem::current_path(before);
    CHECK(code == 5);
}

TEST_CASE("a worker in namespaces without files has a TMPDIR of its own and shares all other files", "[perf][worker]") {
    possible(Isolation::namespaces);
    ShellWorker worker(Isolation::namespaces_without_files);
    CHECK(worker.run("test \"$TMPDIR\" = " + worker.directory / "scratch" + " && touch \"$TMPDIR/mine\" " +
                     worker.directory / "shared") == 0);
    CHECK(std::filesystem::exists(worker.directory / "shared"));
    CHECK(worker.run("test $(grep -c : /proc/net/dev) -eq 1 && test $(ls /proc | grep -c '^[0-9]') -le 6") == 0);
}

TEST_CASE("a worker that cannot be set apart any more does not run", "[perf][worker][errors]") {
    ShellWorker worker(possible(Isolation::namespaces));
    worker.plan.executable = "/bin/true";
    worker.plan.scratch = "/no/such/directory";
    CHECK(WorkerProcess::launch(worker.plan).join(std::chrono::steady_clock::now() + 5s) == isolation_failed_code);
}

TEST_CASE("a worker in namespaces meets no process and no network but its own", "[perf][worker]") {
    ShellWorker worker(possible(Isolation::namespaces));
    // Its supervisor, itself, and the commands of its pipeline.
    CHECK(worker.run("test $(ls /proc | grep -c '^[0-9]') -le 6") == 0);
    CHECK(worker.run("test $(grep -c : /proc/net/dev) -eq 1 && grep -q lo: /proc/net/dev") == 0);
}

TEST_CASE("a worker that does not end is ended at the deadline", "[perf][worker]") {
    ShellWorker worker(possible(GENERATE(Isolation::process_tree, Isolation::namespaces)));
    const auto started = std::chrono::steady_clock::now();
    CHECK(worker.run("sleep 60; true", 50ms) != 0);
    CHECK(std::chrono::steady_clock::now() - started < 2s);
}

TEST_CASE("a worker is ended at once however young it is, whatever the conductor does about signals",
          "[perf][worker]") {
    ShellWorker worker(possible(GENERATE(Isolation::process_tree, Isolation::namespaces)));
    const Interruption interruption;  // its handler would be the supervisor's too
    const auto started = std::chrono::steady_clock::now();
    for (int again = 0; again < 5; ++again) (void)worker.run("sleep 60", 0ms);
    CHECK(std::chrono::steady_clock::now() - started < 2s);
}

TEST_CASE("nothing that a worker started outlives it", "[perf][worker]") {
    ShellWorker worker(possible(GENERATE(Isolation::process_tree, Isolation::namespaces)));
    const std::string mark = "PAWL_TEST_MARK=" + worker.directory.path();
    // A child, a child's child in a session of its own, and a pack of them, some of which ignore SIGTERM.
    const std::string start = "export " + mark +
                              "; sleep 60 & (setsid sh -c 'sleep 60 & sleep 60') & "
                              "for i in 1 2 3; do sh -c \"trap '' TERM; sleep 60; sleep 60\" & done; sleep 0.05; ";
    SECTION("when it ends by itself") {
        CHECK(worker.run(start + "exit 3") == 3);
        CHECK(soon([&] { return count_processes_with(mark) == 0; }));
    }
    SECTION("when it crashes") {
        CHECK(worker.run(start + "kill -SEGV $$") == 128 + SIGSEGV);
        CHECK(soon([&] { return count_processes_with(mark) == 0; }));
    }
    SECTION("when its object ends first") {
        {
            const auto running = worker.start(start + "sleep 60");
            CHECK(soon([&] { return count_processes_with(mark) >= 8; }));
        }
        CHECK(soon([&] { return count_processes_with(mark) == 0; }));
    }
}

TEST_CASE("a worker moved from ends nothing, one moved to ends what it held", "[perf][worker]") {
    ShellWorker first(Isolation::process_tree);
    const std::string mark = "PAWL_TEST_MARK=" + first.directory.path();
    auto running = first.start("export " + mark + "; sleep 60; true");
    CHECK(soon([&] { return count_processes_with(mark) == 1; }));
    {
        WorkerProcess moved(std::move(running));
        ShellWorker second(Isolation::process_tree);
        running = second.start("true");
        CHECK(count_processes_with(mark) == 1);
    }
    CHECK(soon([&] { return count_processes_with(mark) == 0; }));
}
