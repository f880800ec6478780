// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <pawl/coverage/dependencies.hpp>
#include <string>
#include <utility>
#include <vector>

using namespace pawl::coverage;

TEST_CASE("the first output of each build statement is what a build makes", "[coverage][dependencies]") {
    const auto outputs = outputs_in_ninja(
        "rule CXX\n  command = g++\n"
        "build CMakeFiles/t.dir/a.cpp.o: CXX /src/a.cpp || cmake_object_order_depends_target_t\n"
        "  FLAGS = --coverage\n"
        "build a$ b$:c.o d.o | e.ddi: CXX x\n"
        "build all: phony t\n");
    CHECK(outputs == std::set<std::string, std::less<>>{"CMakeFiles/t.dir/a.cpp.o", "a b:c.o", "all"});
    CHECK(outputs_in_ninja("").empty());
    CHECK(outputs_in_ninja("build $").contains("$"));  // cut off
}

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

TEST_CASE("of Makefiles the targets of all are known, with what they need, and their objects",
          "[coverage][dependencies]") {
    CHECK(targets_of_all(
              "# all: no\nall: CMakeFiles/a.dir/all\nall: lib/all\n.PHONY : all\n"
              "lib/all: lib/CMakeFiles/b.dir/all\nlib/all:\n"
              "CMakeFiles/a.dir/all: CMakeFiles/needed.dir/all\nCMakeFiles/a.dir/all: lib/CMakeFiles/b.dir/all\n"
              "CMakeFiles/needed.dir/all:\nCMakeFiles/out.dir/all: CMakeFiles/other.dir/all\n") ==
          std::vector<std::string>{"CMakeFiles/a.dir", "CMakeFiles/needed.dir", "lib/CMakeFiles/b.dir"});
    CHECK(targets_of_all("").empty());
    CHECK(objects_in_makefile("lib/CMakeFiles/b.dir/b.cpp.o: lib/CMakeFiles/b.dir/flags.make\n"
                              "lib/CMakeFiles/b.dir/b.cpp.o: /src/b.cpp\n"
                              "\t@echo a.o: b\nc.i: c.cpp.o: x\nlib/libb.a: lib/CMakeFiles/b.dir/c.cpp.o\n") ==
          std::set<std::string, std::less<>>{"lib/CMakeFiles/b.dir/b.cpp.o"});
}
