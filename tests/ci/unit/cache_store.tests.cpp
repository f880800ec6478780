// SPDX-License-Identifier: BSL-1.0
#include "baseline/cache_store.hpp"

#include <catch2/catch_test_macros.hpp>

using pawl::cli::cache_root;

TEST_CASE("the cache is where the environment says", "[baseline][cache_store]") {
    CHECK(cache_root("/a", "/b", "/home/u") == "/a");
    CHECK(cache_root("", "/b", "/home/u") == "/b/pawl");
    CHECK(cache_root("", "relative", "/home/u") == "/home/u/.cache/pawl");
    CHECK(cache_root("", "", "/home/u") == "/home/u/.cache/pawl");
    CHECK_FALSE(cache_root("", "", ""));
}
