// SPDX-License-Identifier: BSL-1.0
#include "measure/machine_lock.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <optional>

#include "measure/scratch_directory.hpp"

using namespace pawl::perf;
using namespace std::chrono_literals;

namespace {

Deadline in(std::chrono::milliseconds time) {
    return std::chrono::steady_clock::now() + time;
}

}  // namespace

TEST_CASE("only one measurement holds the machine, and the next one gets it afterwards", "[perf][machine_lock]") {
    const ScratchDirectory scratch;
    const auto path = scratch.fresh("locks") + "/lock";
    {
        const MachineLock first(path, in(0ms));
        CHECK(first.held());
        CHECK_FALSE(MachineLock(path, in(30ms)).held());
    }
    CHECK(MachineLock(path, in(0ms)).held());
}

TEST_CASE("a process that was forked meanwhile and lives on does not keep the machine", "[perf][machine_lock]") {
    const ScratchDirectory scratch;
    const auto path = scratch.fresh("locks") + "/lock";
    pid_t daemon = -1;
    {
        const MachineLock first(path, in(0ms));
        REQUIRE(first.held());
        daemon = ::fork();
        if (daemon == 0) {
            ::pause();
            ::_exit(0);
        }
    }
    CHECK(MachineLock(path, in(0ms)).held());
    REQUIRE(daemon > 0);
    ::kill(daemon, SIGKILL);
    ::waitpid(daemon, nullptr, 0);
}

TEST_CASE("a forked process that unwinds does not give the machine back", "[perf][machine_lock]") {
    const ScratchDirectory scratch;
    const auto path = scratch.fresh("locks") + "/lock";
    std::optional<MachineLock> first(std::in_place, path, in(0ms));
    REQUIRE(first->held());
    const pid_t child = ::fork();
    if (child == 0) {
        first.reset();
        ::_exit(0);
    }
    REQUIRE(child > 0);
    ::waitpid(child, nullptr, 0);
    CHECK_FALSE(MachineLock(path, in(0ms)).held());
}

TEST_CASE("a lock file that cannot be made does not stop a measurement", "[perf][machine_lock]") {
    const ScratchDirectory scratch;
    CHECK_FALSE(MachineLock(scratch.fresh("locks") + "/missing/lock", in(0ms)).held());
}
