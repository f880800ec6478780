// SPDX-License-Identifier: BSL-1.0
#include "baseline/candidate.hpp"

#include <catch2/catch_test_macros.hpp>

using pawl::cli::work_tree_root;

TEST_CASE("the work tree's root is spelled as cmake spells the source directory", "[baseline][candidate]") {
    CHECK(work_tree_root("/link/p", "", "/real/p") == "/link/p");
    CHECK(work_tree_root("/link/p/some/where", "some/where/", "/real/p") == "/link/p");
    CHECK(work_tree_root("/link", "some/where/", "/real/p") == "/real/p");
}
