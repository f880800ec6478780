// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <pawl/coverage/prefix_map.hpp>

using namespace pawl::coverage;

TEST_CASE("prefix maps are found in ninja's, make's and JSON's commands", "[coverage][prefix_map]") {
    CHECK(prefix_maps_in("  FLAGS = -O2 -ffile-prefix-map=/home/me/Catch2/= --coverage\n") ==
          std::vector<PrefixMap>{{"/home/me/Catch2/", ""}});
    CHECK(prefix_maps_in("CXX_FLAGS = -fprofile-prefix-map=/a=. -fmacro-prefix-map=/b=c -fdebug-prefix-map=/d=e") ==
          std::vector<PrefixMap>{{"/a", "."}});
    CHECK(prefix_maps_in(R"("command": "c++ \"-ffile-prefix-map=/x=y\" -c", "c++ -ffile-prefix-map=/x=y")") ==
          std::vector<PrefixMap>{{"/x", "y"}});
    CHECK(prefix_maps_in("-ffile-prefix-map=/has=equals=z") == std::vector<PrefixMap>{{"/has=equals", "z"}});
}

TEST_CASE("half an option is no map", "[coverage][prefix_map]") {
    for (const char* text :
         {"", "-ffile-prefix-map=", "-ffile-prefix-map=/a", "-ffile-prefix-map==b", "-prefix-map=/a=b"}) {
        CAPTURE(text);
        CHECK(prefix_maps_in(text).empty());
    }
}

TEST_CASE("a map is undone where that names a file", "[coverage][prefix_map]") {
    const std::vector<PrefixMap> maps{{"/src/", ""}, {"/dep", "dep"}};
    const auto exists = [](const std::string& path) { return path == "/src/a.cpp" || path == "/dep/b.cpp"; };

    CHECK(without_map("a.cpp", maps, exists) == "/src/a.cpp");
    CHECK(without_map("dep/b.cpp", maps, exists) == "/dep/b.cpp");
    CHECK(without_map("gone.cpp", maps, exists) == "gone.cpp");
    CHECK(without_map("/usr/include/vector", maps, exists) == "/usr/include/vector");
    CHECK(without_map("a.cpp", {}, exists) == "a.cpp");
    CHECK(without_map("a.cpp", {{"/src", "."}}, exists) == "/src/a.cpp");  // gcov leaves ./ out
    CHECK(without_map("a.cpp", {{"/src/", "./"}}, exists) == "/src/a.cpp");
    CHECK(without_map("./a.cpp", {{"/src", "."}}, exists) == "/src/a.cpp");
    CHECK(without_map("/a.cpp", {{"/src", "."}}, exists) == "/a.cpp");
}

TEST_CASE("of two maps that lead to a file the last counts, as for the compiler", "[coverage][prefix_map]") {
    const auto always = [](const std::string&) { return true; };
    CHECK(without_map("x.cpp", {{"/one/", ""}, {"/two/", ""}}, always) == "/two/x.cpp");
}
