// SPDX-License-Identifier: BSL-1.0
#include "record/source_path.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pawl::perf;

TEST_CASE("a file of the source tree is named from its root, any other as it is", "[perf][record]") {
    CHECK(source_path("/p/tests/a.cpp", "/p") == "tests/a.cpp");
    CHECK(source_path("/p/tests/a.cpp", "") == "/p/tests/a.cpp");
    CHECK(source_path("/p/tests/a.cpp", "/q") == "/p/tests/a.cpp");
    CHECK(source_path("/product/a.cpp", "/p") == "/product/a.cpp");
    CHECK(source_path("../a.cpp", "/p") == "../a.cpp");
    CHECK(source_path("/p/", "/p") == "/p/");
    CHECK(source_path("", "/p").empty());
}
