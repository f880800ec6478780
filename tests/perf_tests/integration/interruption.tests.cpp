// SPDX-License-Identifier: BSL-1.0
// A signal in the middle of a measurement. The baseline's worker hangs, so the middle is where the signal arrives.
#include <signal.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <filesystem>

#include "measure/channel.hpp"
#include "measure/interruption.hpp"
#include "process/command.hpp"
#include "record/read.hpp"
#include "support/files.hpp"
#include "support/gate.hpp"
#include "support/processes.hpp"
#include "support/temporary_directory.hpp"

using namespace pawl::perf;
using namespace pawl::perf::tests;

namespace {

/// Runs the hanging comparison and sends it the signal after a while, by coreutils' timeout.
GateRun interrupt(const std::string& signal, const std::string& isolate, const TemporaryDirectory& temporary) {
    return gate(PAWL_FIXTURE("misbehaving_a"), "timeout",
                {"--signal=" + signal, "0.3", PAWL_FIXTURE("misbehaving_b"), "hangs before"},
                {{"MISBEHAVING", "baseline"},
                 {"PAWL_ISOLATE", isolate},
                 {"PAWL_TEST_MARK", temporary.path()},
                 {"TMPDIR", temporary.path()}});
}

volatile sig_atomic_t noticed = 0;

}  // namespace

TEST_CASE("an interrupted comparison leaves no process and no file", "[perf][interruption]") {
    const std::string signal = GENERATE("INT", "TERM", "HUP");
    const std::string isolate = GENERATE("1", "0");
    CAPTURE(signal, isolate);
    const TemporaryDirectory temporary;
    const auto run = interrupt(signal, isolate, temporary);
    CHECK(run.exit_code == 124);  // the time was over, and the command obeyed
    CHECK_FALSE(run.record);
    CHECK(soon([&] { return count_processes_with("PAWL_TEST_MARK=" + temporary.path()) == 0; }));
    CHECK(count_directories(temporary.path()) == 0);  // the lock of the machine is a file, and stays
}

TEST_CASE("a comparison killed outright leaves no process", "[perf][interruption]") {
    const std::string isolate = GENERATE("1", "0");
    CAPTURE(isolate);
    const TemporaryDirectory temporary;
    const auto run = interrupt("KILL", isolate, temporary);
    CHECK(run.exit_code == 137);
    CHECK(soon([&] { return count_processes_with("PAWL_TEST_MARK=" + temporary.path()) == 0; }));
    CHECK(count_directories(temporary.path()) <= 1);  // its scratch directory, which nobody was left to remove
    (void)gate(PAWL_FIXTURE("misbehaving_a"), PAWL_FIXTURE("misbehaving_b"), {"crashes before"},
               {{"MISBEHAVING", "baseline"}, {"TMPDIR", temporary.path()}});
    CHECK(count_directories(temporary.path()) == 0);
}

TEST_CASE("a command that compares leaves no process and no file when it is interrupted", "[perf][interruption]") {
    const std::string signal = GENERATE("INT", "TERM", "HUP");
    const std::vector<std::string> command = GENERATE(
        std::vector<std::string>{"compare", PAWL_FIXTURE("misbehaving_a")}, std::vector<std::string>{"selftest"});
    CAPTURE(signal, command.front());
    const TemporaryDirectory temporary;
    std::vector<std::string> arguments{"timeout", "--signal=" + signal, "0.4", PAWL_EXECUTABLE};
    arguments.insert(arguments.end(), command.begin(), command.end());
    arguments.insert(arguments.end(), {PAWL_FIXTURE("misbehaving_b"), "hangs before"});
    const auto run = pawl::cli::run_command(arguments, {.environment = {{"MISBEHAVING", "baseline"},
                                                                        {"PAWL_TEST_MARK", temporary.path()},
                                                                        {"TMPDIR", temporary.path()}}});
    REQUIRE(run);
    CHECK(run->exit_code == 124);
    CHECK(soon([&] { return count_processes_with("PAWL_TEST_MARK=" + temporary.path()) == 0; }));
    CHECK(count_directories(temporary.path()) == 0);
}

TEST_CASE("a signal at any moment leaves no process, no scratch directory and the record whole",
          "[perf][interruption]") {
    // A run against a baseline takes some 600 ms; each of these moments falls into another part of it.
    const bool by_command = GENERATE(false, true);
    const std::string isolate = GENERATE("1", "0");
    CAPTURE(by_command, isolate);
    const TemporaryDirectory temporary;
    const auto records = temporary / "records";
    std::vector<std::string> command{PAWL_FIXTURE("spin_b"), "spinning twice"};
    if (by_command) {
        command = {PAWL_EXECUTABLE,  "compare", PAWL_FIXTURE("spin_a"), PAWL_FIXTURE("spin_b"),
                   "spinning twice", "--json",  records + "/run.json"};
    }
    const auto run = [&](const std::string& signal, int milliseconds) {
        std::vector<std::string> limited{"timeout", "--signal=" + signal, std::to_string(milliseconds / 1000.0)};
        limited.insert(limited.end(), command.begin(), command.end());
        pawl::cli::CommandOptions options;
        options.environment = {{"PAWL_BASELINE", PAWL_FIXTURE("spin_a")},
                               {"PAWL_RECORD_DIR", records},
                               {"CI", ""},
                               {"PAWL_ISOLATE", isolate},
                               {"PAWL_SEED", "1"},
                               {"PAWL_TEST_MARK", temporary.path()},
                               {"TMPDIR", temporary.path()}};
        return pawl::cli::run_command(limited, options);
    };
    REQUIRE(run("TERM", 20'000));
    REQUIRE(count_entries(records) == 1);
    const auto record = std::filesystem::directory_iterator(records)->path().string();
    REQUIRE(read_record(record));
    for (int moment = 1; moment <= 14; ++moment) {
        const std::string signal = moment % 2 == 0 ? "INT" : "TERM";
        CAPTURE(moment, signal);
        REQUIRE(run(signal, 37 * moment));
        CHECK(soon([&] { return count_processes_with("PAWL_TEST_MARK=" + temporary.path()) == 0; }));
        CHECK(count_entries(records) == 1);
        CHECK(read_record(record));
        CHECK(count_directories(temporary.path()) == 1);  // that of the records
    }
}

TEST_CASE("a signal ends every wait at once, and takes its course afterwards", "[perf][interruption]") {
    noticed = 0;
    struct sigaction ours {};
    struct sigaction before {};
    ours.sa_handler = [](int number) { noticed = number; };
    ::sigaction(SIGTERM, &ours, &before);
    auto [here, there] = Channel::pair();
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    {
        const Interruption interruption;
        REQUIRE(::raise(SIGTERM) == 0);
        CHECK(noticed == 0);
        CHECK(here.receive(deadline).error() == ChannelError::interrupted);
        REQUIRE(there.send(message::Proceed{}));
        CHECK(here.receive(deadline).error() == ChannelError::interrupted);
    }
    CHECK(noticed == SIGTERM);
    CHECK(here.receive(deadline).has_value());
    ::sigaction(SIGTERM, &before, nullptr);
}

TEST_CASE("a signal that is ignored interrupts nothing", "[perf][interruption]") {
    const auto before = ::signal(SIGHUP, SIG_IGN);
    auto [here, there] = Channel::pair();
    {
        const Interruption interruption;
        REQUIRE(::raise(SIGHUP) == 0);
        REQUIRE(there.send(message::Proceed{}));
        CHECK(here.receive(std::chrono::steady_clock::now() + std::chrono::seconds(10)).has_value());
    }
    ::signal(SIGHUP, before);
}
