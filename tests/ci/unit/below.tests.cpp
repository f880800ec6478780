// SPDX-License-Identifier: BSL-1.0
#include "baseline/below.hpp"

#include <catch2/catch_test_macros.hpp>

using pawl::cli::is_below;

TEST_CASE("what lies below a directory is told by whole names", "[baseline][below]") {
    CHECK(is_below("/cache/entry/build/bench", "/cache/entry"));
    CHECK(is_below("/cache/entry/build/../source/bin/bench", "/cache/entry/"));
    CHECK(is_below("/cache/entry", "/cache/entry"));
    CHECK_FALSE(is_below("/cache/entry/../other/bench", "/cache/entry"));
    CHECK_FALSE(is_below("/cache/entry-2/bench", "/cache/entry"));
    CHECK_FALSE(is_below("/opt/bin/bench", "/cache/entry"));
}
