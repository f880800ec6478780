// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <pawl/coverage/build_graph.hpp>

using namespace pawl::coverage;

namespace {

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a build statement of Ninja's names what each output needs", "[coverage][build_graph]") {
    const BuildGraph graph = graph_in_ninja(
        "rule CXX\n  command = g++\n"
        "build t.dir/a.cpp.o: CXX /src/a.cpp | /src/a.hpp || order_t |@ checked\n"
        "  FLAGS = --coverage\n"
        "build a$ b$:c.o d.o | e.ddi: CXX x$$y\n"
        "build all: phony t lib/all\n"
        "build empty: phony \n");
    CHECK(graph == BuildGraph{{"t.dir/a.cpp.o", {"/src/a.cpp", "/src/a.hpp", "order_t", "checked"}},
                              {"a b:c.o", {"x$y"}},
                              {"d.o", {"x$y"}},
                              {"e.ddi", {"x$y"}},
                              {"all", {"t", "lib/all"}},
                              {"empty", {}}});
    CHECK(graph_in_ninja("").empty());
    CHECK(graph_in_ninja("build $").empty());  // cut off
    CHECK(graph_in_ninja("build a:").empty());
}

TEST_CASE("a rule of a Makefile's adds to what its target needs", "[coverage][build_graph]") {
    const BuildGraph graph = graph_in_makefile(
        "# all: no\n"
        "CMAKE_COMMAND = /usr/bin/cmake\n"
        "all: t.dir/all\n"
        "all: lib/all\n"
        ".PHONY : all\n"
        "t.dir/all:\n"
        "\t$(MAKE) x: y\n"
        "with\\ blank.o: /src/a.cpp b.hpp\n");
    CHECK(graph == BuildGraph{{"all", {"t.dir/all", "lib/all"}},
                              {".PHONY", {"all"}},
                              {"t.dir/all", {}},
                              {"with blank.o", {"/src/a.cpp", "b.hpp"}}});
}

TEST_CASE("a target needs what its needs need, each once and in circles too", "[coverage][build_graph]") {
    const BuildGraph graph{{"all", {"a", "b"}}, {"a", {"c", "b"}}, {"c", {"a", "all"}}, {"other", {"d"}}};
    CHECK(needed_by("all", graph) == Names{"a", "b", "c"});
    CHECK(needed_by("other", graph) == Names{"d"});
    CHECK(needed_by("nothing", graph).empty());
}
