// SPDX-License-Identifier: BSL-1.0
#include "process/command.hpp"

#include <signal.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <stdexcept>

#include "measure/interruption.hpp"
#include "support/files.hpp"
#include "support/temporary_directory.hpp"

using namespace pawl::cli;
using namespace pawl::cli::tests;
using namespace std::chrono_literals;

TEST_CASE("a command's exit code and both outputs come back apart", "[process]") {
    const auto result = run_command({"sh", "-c", "echo out; echo err >&2; exit 3"});
    REQUIRE(result);
    CHECK(result->exit_code == 3);
    CHECK(result->standard_output == "out\n");
    CHECK(result->standard_error == "err\n");
}

TEST_CASE("a command killed by a signal has 128 and its number as exit code", "[process]") {
    const auto result = run_command({"sh", "-c", "kill -TERM $$"});
    REQUIRE(result);
    CHECK(result->exit_code == 128 + 15);
}

TEST_CASE("more output than a pipe holds comes back whole", "[process]") {
    const auto result = run_command({"sh", "-c", "head -c 1000000 /dev/zero; head -c 1000000 /dev/zero >&2"});
    REQUIRE(result);
    CHECK(result->standard_output.size() == 1'000'000);
    CHECK(result->standard_error.size() == 1'000'000);
}

TEST_CASE("a command reads an empty standard input", "[process]") {
    const auto result = run_command({"cat"});
    REQUIRE(result);
    CHECK(result->exit_code == 0);
}

TEST_CASE("arguments arrive unchanged, for there is no shell", "[process]") {
    const auto result = run_command({"printf", "%s|", "a b", "$HOME", "*", ""});
    REQUIRE(result);
    CHECK(result->standard_output == "a b|$HOME|*||");
}

TEST_CASE("working directory and environment are the command's own", "[process]") {
    const TemporaryDirectory directory;
    const auto result = run_command({"sh", "-c", "pwd; echo $PAWL_TEST_A"},
                                    {.working_directory = directory.path(), .environment = {{"PAWL_TEST_A", "7"}}});
    REQUIRE(result);
    CHECK(result->standard_output == directory.path().string() + "\n7\n");
}

TEST_CASE("the command is searched in the PATH that it will have", "[process]") {
    const TemporaryDirectory directory;
    write_file(directory.path() / "pawl-test-program", "#!/bin/sh\necho found\n");
    std::filesystem::permissions(directory.path() / "pawl-test-program", std::filesystem::perms::owner_all);
    const auto result = run_command({"pawl-test-program"}, {.environment = {{"PATH", directory.path()}}});
    REQUIRE(result);
    CHECK(result->standard_output == "found\n");
}

TEST_CASE("each chunk of both outputs is shown as it arrives", "[process]") {
    std::string seen;
    const auto result = run_command({"sh", "-c", "echo a; echo b >&2"},
                                    {.on_output = [&](std::string_view chunk) { seen.append(chunk); }});
    REQUIRE(result);
    CHECK(seen.size() == 4);
    CHECK(seen.find("a\n") != std::string::npos);
    CHECK(seen.find("b\n") != std::string::npos);
}

TEST_CASE("run_command says why nothing ran", "[process][errors]") {
    CHECK(run_command({"pawl-no-such-program"}).error().code == CommandError::Code::not_found);
    CHECK(run_command({"/no/such/program"}).error().code == CommandError::Code::not_found);
    CHECK(run_command({"/etc/passwd"}).error().code == CommandError::Code::not_started);
    CHECK(run_command({"true"}, {.working_directory = "/no/such"}).error().code == CommandError::Code::not_started);
    CHECK(run_command({"true"}, {.environment = {{"PATH", "/no/such"}}}).error().code == CommandError::Code::not_found);
}

TEST_CASE("at the limit the command ends with everything it started", "[process][errors]") {
    const TemporaryDirectory directory;
    const auto result = run_command({"sh", "-c", "sleep 60 & echo $! > pid; sleep 60"},
                                    {.working_directory = directory.path(), .limit = 200ms});
    REQUIRE_FALSE(result);
    CHECK(result.error().code == CommandError::Code::timed_out);
    CHECK(result.error().detail == "had run for 0.2 s");
    CHECK(ends(std::stoi(read_file(directory.path() / "pid"))));
}

TEST_CASE("at the limit a command may clean up, but not go on", "[process][errors]") {
    const TemporaryDirectory directory;
    const auto obedient =
        run_command({"sh", "-c", "trap 'echo cleaned > file; exit' TERM; while :; do sleep 0.05; done"},
                    {.working_directory = directory.path(), .limit = 200ms});
    REQUIRE_FALSE(obedient);
    CHECK(obedient.error().code == CommandError::Code::timed_out);
    CHECK(read_file(directory.path() / "file") == "cleaned\n");
    const auto started = std::chrono::steady_clock::now();
    const auto stubborn = run_command({"sh", "-c", "trap '' TERM; echo $$ > pid; while :; do sleep 60; done"},
                                      {.working_directory = directory.path(), .limit = 200ms});
    REQUIRE_FALSE(stubborn);
    CHECK(std::chrono::steady_clock::now() - started < 10s);
    CHECK(ends(std::stoi(read_file(directory.path() / "pid"))));
}

TEST_CASE("what a command started may clean up after it, when it reached the limit", "[process][errors]") {
    const TemporaryDirectory directory;
    const auto result = run_command(
        {"sh", "-c", "(trap 'sleep 0.2; echo cleaned > file; exit' TERM; while :; do sleep 0.05; done) & sleep 60"},
        {.working_directory = directory.path(), .limit = 200ms});
    REQUIRE_FALSE(result);
    CHECK(read_file(directory.path() / "file") == "cleaned\n");
}

TEST_CASE("a signal ends the command, and then takes its course", "[process][errors]") {
    static volatile sig_atomic_t noticed = 0;
    struct sigaction ours {};
    struct sigaction before {};
    ours.sa_handler = [](int number) { noticed = number; };
    ::sigaction(SIGTERM, &ours, &before);
    {
        const pawl::perf::Interruption interruption;
        REQUIRE(::raise(SIGTERM) == 0);
        const auto interrupted = run_command({"sleep", "60"});
        REQUIRE_FALSE(interrupted);
        CHECK(interrupted.error().code == CommandError::Code::interrupted);
        CHECK(describe(interrupted.error()) == "'sleep 60' was interrupted");
        CHECK(noticed == 0);
    }
    CHECK(noticed == SIGTERM);
    ::sigaction(SIGTERM, &before, nullptr);
}

TEST_CASE("a background process that holds the pipes neither keeps us waiting nor stays", "[process]") {
    const auto start = std::chrono::steady_clock::now();
    const auto result = run_command({"sh", "-c", "sleep 60 & echo $!"});
    REQUIRE(result);
    CHECK(std::chrono::steady_clock::now() - start < 10s);
    CHECK(ends(std::stoi(result->standard_output)));
}

TEST_CASE("when the observer of the output throws, the command ends", "[process]") {
    pid_t process = 0;
    CHECK_THROWS_AS(run_command({"sh", "-c", "echo $$; sleep 60"}, {.on_output =
                                                                        [&](std::string_view chunk) {
                                                                            process = std::stoi(std::string{chunk});
                                                                            throw std::runtime_error{"enough"};
                                                                        }}),
                    std::runtime_error);
    CHECK(ends(process));
}

TEST_CASE("no descriptor is left open", "[process]") {
    const auto count = [] {
        const std::filesystem::directory_iterator descriptors{"/proc/self/fd"};
        return std::distance(begin(descriptors), end(descriptors));
    };
    (void)run_command({"true"});
    const auto before = count();
    (void)run_command({"true"});
    (void)run_command({"sleep", "60"}, {.limit = 20ms});
    (void)run_command({"/etc/passwd"});
    CHECK(count() == before);
}
