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
    const Tracefile captured = with({"/p/src/a.cpp", "/p/build/gen.cpp", "/p/build-notes/b.cpp", "/project/c.cpp",
                                     "/usr/include/c++/12/vector", "/p/lib/../src/d.cpp"});

    CHECK(project_files(captured, {.source_dir = "/p", .build_dir = "/p/build"}) ==
          with({"src/a.cpp", "build-notes/b.cpp", "src/d.cpp"}));
}

TEST_CASE("two spellings of one path are one file", "[coverage][filter]") {
    const Tracefile project =
        project_files(with({"/p/a.cpp", "/p/x/../a.cpp"}), {.source_dir = "/p/", .build_dir = "/b"});

    CHECK(project == Tracefile{{{"a.cpp", {{{1, 2}}}}}});
}
