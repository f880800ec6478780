// SPDX-License-Identifier: BSL-1.0
#include "baseline/prune.hpp"

#include <catch2/catch_test_macros.hpp>

using pawl::cli::entries_to_prune;
using std::chrono::hours;

TEST_CASE("the most recently used baselines are kept", "[baseline][prune]") {
    CHECK(entries_to_prune({{"old", hours{99}}, {"new", hours{25}}, {"older", hours{100}}}, 1) ==
          std::vector<std::string>{"old", "older"});
    CHECK(entries_to_prune({{"old", hours{99}}}, 1).empty());
}

TEST_CASE("a baseline used within the last day is never pruned", "[baseline][prune]") {
    CHECK(entries_to_prune({{"a", hours{0}}, {"b", hours{23}}, {"c", hours{24}}}, 0) == std::vector<std::string>{"c"});
}
