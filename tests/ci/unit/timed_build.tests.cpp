// SPDX-License-Identifier: BSL-1.0
#include "baseline/timed_build.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace pawl::cli;

namespace {

std::vector<CacheEntry> cache(std::string build_type, std::string flags, std::string flags_debug = "-g") {
    return {{"CMAKE_BUILD_TYPE", "STRING", std::move(build_type)},
            {"CMAKE_CXX_FLAGS", "STRING", std::move(flags)},
            {"CMAKE_CXX_FLAGS_DEBUG", "STRING", std::move(flags_debug)},
            {"CMAKE_CXX_FLAGS_RELEASE", "STRING", "-O3 -DNDEBUG"}};
}

}  // namespace

TEST_CASE("a build that counts coverage is never timed, optimised or not", "[baseline][timed_build]") {
    const auto* const flag = GENERATE("--coverage", "-fprofile-arcs -ftest-coverage", "-O2 -fcoverage-mapping");
    CHECK(why_never_timed(cache("Release", flag), "") == "it counts coverage");
}

TEST_CASE("a build under a sanitizer is never timed", "[baseline][timed_build]") {
    const auto* const flag = GENERATE("-fsanitize=address,undefined", "-fsanitize=thread", "-O1 -fsanitize=leak");
    CHECK(why_never_timed(cache("Release", flag), "") == "it runs under a sanitizer");
}

TEST_CASE("what hardens production code is no sanitizer", "[baseline][timed_build]") {
    CHECK(why_never_timed(cache("Release", "-fsanitize=cfi -fsanitize=safe-stack"), "").empty());
}

TEST_CASE("a Debug build is never timed, unless its flags optimise", "[baseline][timed_build]") {
    CHECK(why_never_timed(cache("Debug", ""), "") == "it is a Debug build");
    CHECK(why_never_timed(cache("debug", "-O0"), "") == "it is a Debug build");
    CHECK(why_never_timed(cache("Debug", "-Og"), "").empty());
    CHECK(why_never_timed(cache("Debug", "", "-g -O2"), "").empty());
}

TEST_CASE("a build without a type may be timed, for its targets may optimise", "[baseline][timed_build]") {
    CHECK(why_never_timed(cache("", ""), "").empty());
}

TEST_CASE("of several configurations the flags of the one that is meant count", "[baseline][timed_build]") {
    CHECK(why_never_timed(cache("", ""), "Debug") == "it is a Debug build");
    CHECK(why_never_timed(cache("", ""), "Release").empty());
}
