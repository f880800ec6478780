// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <pawl/coverage/path_filter.hpp>

using namespace pawl::coverage;

namespace {

Tracefile with(const std::vector<std::string>& paths) {
    Tracefile tracefile;
    for (const std::string& path : paths) tracefile.files[path].lines[1] = 1;
    return tracefile;
}

}  // namespace

TEST_CASE("a file counts if an include matches and no exclude does", "[coverage][filter]") {
    const Tracefile all = with({"src/a.cpp", "src/deep/b.cpp", "src/deep/b.tests.cpp", "tests/a.cpp"});

    CHECK(filtered(all, {}) == all);
    CHECK(filtered(all, {.include = {"src/*"}, .exclude = {}}) ==
          with({"src/a.cpp", "src/deep/b.cpp", "src/deep/b.tests.cpp"}));
    CHECK(filtered(all, {.include = {}, .exclude = {"*.tests.cpp", "tests/?.cpp"}}) ==
          with({"src/a.cpp", "src/deep/b.cpp"}));
    CHECK(filtered(all, {.include = {"src/*"}, .exclude = {"*/deep/*"}}) == with({"src/a.cpp"}));
    CHECK(filtered(all, {.include = {"lib/*"}, .exclude = {}}) == Tracefile{});
}

TEST_CASE("project files are below the source directory and not below the build directory", "[coverage][filter]") {
    const SourceTree tree{.source_dir = "/p/", .build_dir = "/p/build"};

    CHECK(project_name("/p/src/a.cpp", tree) == "src/a.cpp");
    CHECK(project_name("/p/lib/../src/d.cpp", tree) == "src/d.cpp");
    CHECK(project_name("/p/build-notes/b.cpp", tree) == "build-notes/b.cpp");
    CHECK(project_name("/p/build/gen.cpp", tree).empty());
    CHECK(project_name("/project/c.cpp", tree).empty());
    CHECK(project_name("/usr/include/c++/12/vector", tree).empty());
}

TEST_CASE("in a build in the source directory nothing is taken for generated", "[coverage][filter]") {
    CHECK(project_name("/p/src/a.cpp", {.source_dir = "/p", .build_dir = "/p"}) == "src/a.cpp");
    CHECK(project_name("/p/src/a.cpp", {.source_dir = "/p/src", .build_dir = "/p"}) == "a.cpp");
}

TEST_CASE("a glob that matches no file is told", "[coverage][filter]") {
    CHECK(idle_globs({.include = {"src/*", "scr/*"}, .exclude = {"tests/*", "*.h"}},
                     with({"src/a.cpp", "tests/a.h"})) == std::vector<std::string>{"scr/*"});
}

TEST_CASE("two spellings of one path are one file, and one without a name is none", "[coverage][filter]") {
    const Tracefile captured = with({"/p/a.cpp", "/p/x/../a.cpp", "/q/b.cpp"});
    const auto name_of = [](const std::string& path) { return project_name(path, {"/p", "/b"}); };

    CHECK(renamed(captured, name_of) == Tracefile{{{"a.cpp", {{{1, 2}}}}}});
}
