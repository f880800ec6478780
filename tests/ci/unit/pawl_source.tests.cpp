// SPDX-License-Identifier: BSL-1.0
#include "baseline/pawl_source.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pawl::cli;

TEST_CASE("the Pawl that is injected is the one asked for, else the candidate's, else ours",
          "[baseline][pawl_source]") {
    const std::vector<CacheEntry> fetched{{"Pawl_SOURCE_DIR", "STATIC", "/b/_deps/pawl-src"}};
    const std::vector<CacheEntry> injected{{"PAWL_INJECT_SOURCE_DIR", "PATH", "/tried"}};
    CHECK(choose_pawl_source("/asked", fetched, "/ours") == "/asked");
    CHECK(choose_pawl_source("", fetched, "/ours") == "/b/_deps/pawl-src");
    CHECK(choose_pawl_source("", injected, "/ours") == "/tried");
    CHECK(choose_pawl_source("", {}, "/ours") == "/ours");
}
