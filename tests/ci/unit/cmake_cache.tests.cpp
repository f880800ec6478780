// SPDX-License-Identifier: BSL-1.0
#include "baseline/cmake_cache.hpp"

#include <catch2/catch_test_macros.hpp>

using pawl::cli::cache_value;
using pawl::cli::CacheEntry;
using pawl::cli::initial_cache_script;
using pawl::cli::parse_cmake_cache;

TEST_CASE("a CMakeCache.txt is read entry by entry", "[baseline][cmake_cache]") {
    const auto entries = parse_cmake_cache(
        "# This is the CMakeCache file.\n"
        "\n"
        "//Help with a colon: and an equals=sign\n"
        "CMAKE_BUILD_TYPE:STRING=Release\r\n"
        "CMAKE_CXX_FLAGS:STRING=-DNAME=\"a:b\" -O2\n"
        "\"odd:name\":BOOL=ON\n"
        "FLAG-ADVANCED:INTERNAL=1\n"
        "BLANKS:STRING=' kept '\n"
        "EMPTY:PATH=\n"
        "no entry at all\n"
        "LAST:UNINITIALIZED=x");
    CHECK(entries == std::vector<CacheEntry>{{"CMAKE_BUILD_TYPE", "STRING", "Release"},
                                             {"CMAKE_CXX_FLAGS", "STRING", "-DNAME=\"a:b\" -O2"},
                                             {"odd:name", "BOOL", "ON"},
                                             {"FLAG-ADVANCED", "INTERNAL", "1"},
                                             {"BLANKS", "STRING", " kept "},
                                             {"EMPTY", "PATH", ""},
                                             {"LAST", "UNINITIALIZED", "x"}});
}

TEST_CASE("an empty or alien file has no entries", "[baseline][cmake_cache]") {
    CHECK(parse_cmake_cache("").empty());
    CHECK(parse_cmake_cache("\n\n:\n=\n\"\n\x01\x02").empty());
}

TEST_CASE("a value that is not there reads as empty", "[baseline][cmake_cache]") {
    const std::vector<CacheEntry> entries{{"A", "STRING", "1"}};
    CHECK(cache_value(entries, "A") == "1");
    CHECK(cache_value(entries, "B").empty());
}

TEST_CASE("an initial cache script quotes whatever a value may hold", "[baseline][cmake_cache]") {
    CHECK(initial_cache_script({{"A", "UNINITIALIZED", "\"${x}\"; ]=] \\"}}) ==
          "set([=[A]=] [==[\"${x}\"; ]=] \\]==] CACHE STRING \"\")\n");
}
