// SPDX-License-Identifier: BSL-1.0
#include "baseline/fingerprint.hpp"

#include <catch2/catch_test_macros.hpp>

// Values of the reference implementation's test suite (test_fnv.c, fnv1a_64 of "", "a" and "foobar").
TEST_CASE("the fingerprint is 64-bit FNV-1a", "[baseline][fingerprint]") {
    CHECK(pawl::cli::fingerprint("") == "cbf29ce484222325");
    CHECK(pawl::cli::fingerprint("a") == "af63dc4c8601ec8c");
    CHECK(pawl::cli::fingerprint("foobar") == "85944171f73967e8");
}
