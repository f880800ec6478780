// SPDX-License-Identifier: BSL-1.0
// The cache of `pawl baseline` under bad luck: two at once, killed half-way, out of time.
#include <signal.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>
#include <future>

#include "baseline/cache_store.hpp"
#include "process/child_process.hpp"
#include "process/program_search.hpp"
#include "support/files.hpp"
#include "support/scratch_project.hpp"

using namespace pawl::cli;
using namespace pawl::cli::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

// Configuring it writes a process id to the file that SLOW names, and sleeps for NAP seconds.
void commit_slow_project(const ScratchProject& project) {
    project.write_tiny_program(1,
                               "if(DEFINED ENV{SLOW})\n"
                               "  execute_process(COMMAND sh -c [[echo $$ > \"$SLOW\"; exec sleep $NAP]])\n"
                               "endif()\n" +
                                   std::string{ScratchProject::default_cmake});
    project.commit("one");
    project.commit("two");
    project.configure();
}

}  // namespace

TEST_CASE("an entry is found again by its own key only, which may hold any bytes", "[baseline][cache]") {
    const ScratchProject project;
    const CacheSlot slot{project.beside("entry")};
    const std::string key = "CMAKE_CXX_FLAGS=-DNAME=caf\xe9";  // Latin-1
    write_file(slot.directory / "bench", "");
    std::filesystem::permissions(slot.directory / "bench", std::filesystem::perms::owner_all);
    REQUIRE(write_stamp(slot, key, {slot.directory / "bench"}));
    CHECK(read_stamp(slot, key)->executable == slot.directory / "bench");
    CHECK_FALSE(read_stamp(slot, key + "!"));
}

TEST_CASE("of two that want the same baseline one builds and the other waits", "[baseline][cache]") {
    // On a busy machine the second may come only when the first is done.
    CommandResult second{};
    for (const auto* nap : {"1", "5", "25"}) {
        const ScratchProject project;
        commit_slow_project(project);
        const auto started = project.beside("started");
        auto first = std::async(std::launch::async, [&] {
            return project.baseline({"tiny"}, {{"SLOW", started}, {"NAP", nap}});
        });
        REQUIRE(appears(started));
        second = project.baseline({"tiny"});
        const CommandResult builder = first.get();
        INFO(builder.standard_error << second.standard_error);
        CHECK(builder.exit_code == 0);
        CHECK(second.exit_code == 0);
        CHECK(second.standard_output == builder.standard_output);
        if (!second.standard_error.empty()) break;
    }
    CHECK(second.standard_error == "pawl: waiting for another pawl that is making the same baseline\n");
}

TEST_CASE("one that waits longer than its limit gives up and leaves the other alone", "[baseline][cache][errors]") {
    const ScratchProject project;
    commit_slow_project(project);
    const auto started = project.beside("started");
    auto first = std::async(std::launch::async, [&] {
        return project.baseline({"tiny"}, {{"SLOW", started}, {"NAP", "600"}});
    });
    REQUIRE(appears(started));
    // A busy machine spends the shortest limit before it comes to wait.
    const std::string waited = "another pawl was still making the same baseline";
    CommandResult second;
    for (const auto* limit : {"1.5", "6", "24"}) {
        second = project.baseline({"tiny", "--limit", limit});
        if (second.standard_error.find(waited) != std::string::npos) break;
    }
    CHECK(second.exit_code == 4);
    CHECK_THAT(second.standard_error, ContainsSubstring(waited));
    ::kill(std::stoi(read_file(started)), SIGTERM);  // the nap of the first, whose configuring then goes on
    CHECK(first.get().exit_code == 0);
}

TEST_CASE("at the limit everything ends, and the next call starts afresh", "[baseline][cache][errors]") {
    const ScratchProject project;
    commit_slow_project(project);
    const auto started = project.beside("started");
    CommandResult late;
    for (const auto* limit : {"1.5", "6", "24"}) {  // a busy machine spends the shortest before it starts to nap
        late = project.baseline({"tiny", "--limit", limit}, {{"SLOW", started}, {"NAP", "600"}});
        if (std::filesystem::exists(started)) break;
    }
    CHECK(late.exit_code == 4);
    CHECK_THAT(late.standard_error, ContainsSubstring("no baseline: the time limit passed"));
    REQUIRE(appears(started));
    CHECK(ends(std::stoi(read_file(started))));

    const CommandResult again = project.baseline({"tiny"});
    INFO(again.standard_error);
    CHECK(again.exit_code == 0);
    CHECK_THAT(again.standard_error, ContainsSubstring("building tiny"));
}

TEST_CASE("killed half-way it leaves no process and no half baseline", "[baseline][cache]") {
    const ScratchProject project;
    commit_slow_project(project);
    const auto started = project.beside("started");
    Environment variables = project.environment();
    variables.insert(variables.end(), {{"SLOW", started}, {"NAP", "60"}, {"PATH", std::getenv("PATH")}});
    const auto argv = project.baseline_command({"tiny"});
    {
        const auto pawl = ChildProcess::start(argv.front(), argv, overlay_environment({}, variables), "");
        REQUIRE(pawl);
        REQUIRE(appears(started));
    }  // SIGKILL
    CHECK(ends(std::stoi(read_file(started))));
    CHECK(project.baseline({"tiny"}).exit_code == 0);
}

TEST_CASE("an entry that lost its stamp or its executable is made anew", "[baseline][cache]") {
    const ScratchProject project;
    project.write_tiny_program(1);
    project.commit("one");
    project.commit("two");
    project.configure();
    const std::filesystem::path executable = chomped(project.baseline({"tiny"}).standard_output);
    const auto is_made_anew = [&] {
        const CommandResult again = project.baseline({"tiny"});
        CHECK_THAT(again.standard_error, ContainsSubstring("building tiny"));
        return chomped(again.standard_output) == executable.string() && std::filesystem::exists(executable);
    };
    REQUIRE(std::filesystem::remove(executable));
    CHECK(is_made_anew());
    write_file(executable.parent_path().parent_path() / "complete", "{\"key\": \"half");
    CHECK(is_made_anew());
}
