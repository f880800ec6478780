// SPDX-License-Identifier: BSL-1.0
#include "baseline/file_lock.hpp"

#include <catch2/catch_test_macros.hpp>

#include "support/temporary_directory.hpp"

using namespace pawl::cli;
using namespace pawl::cli::tests;
using namespace std::chrono_literals;

TEST_CASE("a lock is held by one at a time and can be had again", "[baseline][file_lock]") {
    const TemporaryDirectory directory;
    const auto acquire = [&](int& waits) {
        return FileLock::acquire(directory.path() / "lock", std::chrono::steady_clock::now() + 100ms, [&] { ++waits; });
    };
    int waits = 0;
    {
        const auto first = acquire(waits);
        REQUIRE(first);
        CHECK(waits == 0);
        const auto second = acquire(waits);
        REQUIRE_FALSE(second);
        CHECK(second.error() == LockError::held);
        CHECK(waits == 1);
    }
    CHECK(acquire(waits));
    CHECK(waits == 1);
}

TEST_CASE("a lock file that cannot be made is said so", "[baseline][file_lock][errors]") {
    const auto lock = FileLock::acquire("/dev/null/lock", std::chrono::steady_clock::now(), [] {});
    REQUIRE_FALSE(lock);
    CHECK(lock.error() == LockError::unusable);
}
