// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <pawl/coverage/dependencies.hpp>
#include <string>
#include <utility>
#include <vector>

using namespace pawl::coverage;

TEST_CASE("each file that was read for an object is told", "[coverage][dependencies]") {
    std::vector<std::pair<std::string, std::string>> seen;
    for_each_dependency(
        "t.dir/a.cpp.o: #deps 2, deps mtime 1790000000 (VALID)\n    /src/a.cpp\n    ../with blank.hpp\n\n"
        "t.dir/b.cpp.o: #deps 1, deps mtime 1790000000 (STALE)\n    /src/b.cpp\n",
        [&](std::string_view output, std::string_view file) { seen.emplace_back(output, file); });
    CHECK(seen == std::vector<std::pair<std::string, std::string>>{{"t.dir/a.cpp.o", "/src/a.cpp"},
                                                                   {"t.dir/a.cpp.o", "../with blank.hpp"},
                                                                   {"t.dir/b.cpp.o", "/src/b.cpp"}});
}

TEST_CASE("the files behind the colon of a compiler's rule were read", "[coverage][dependencies]") {
    CHECK(files_in_depfile("a.cpp.o: /src/a.cpp \\\n ../with\\ blank.hpp \\\n /usr/include/c++/12/vector\n") ==
          std::vector<std::string>{"/src/a.cpp", "../with blank.hpp", "/usr/include/c++/12/vector"});
    CHECK(files_in_depfile("").empty());
    CHECK(files_in_depfile("a.o:").empty());
}
