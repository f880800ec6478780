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

TEST_CASE("a file is named from the directory that it is below", "[coverage][filter]") {
    CHECK(name_below("/p/", "/p/src/a.cpp") == "src/a.cpp");
    CHECK(name_below("/p", "/p/lib/../src/d.cpp") == "src/d.cpp");
    CHECK(name_below("/p/build", "/p/build-notes/b.cpp").empty());
    CHECK(name_below("/p", "/project/c.cpp").empty());
    CHECK(name_below("/p", "/p").empty());
    CHECK(name_below("/p", "/usr/include/c++/12/vector").empty());
}

TEST_CASE("a glob that matches no file is told", "[coverage][filter]") {
    CHECK(idle_globs({.include = {"src/*", "scr/*"}, .exclude = {"tests/*", "*.h"}},
                     with({"src/a.cpp", "tests/a.h"})) == std::vector<std::string>{"scr/*"});
}

TEST_CASE("two spellings of one path are one file, and one without a name is none", "[coverage][filter]") {
    const Tracefile captured = with({"/p/a.cpp", "/p/x/../a.cpp", "/q/b.cpp"});
    const auto name_of = [](const std::string& path) { return name_below("/p", path); };

    CHECK(renamed(captured, name_of) == Tracefile{{{"a.cpp", {{{1, 2}}}}}});
}
