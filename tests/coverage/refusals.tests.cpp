// SPDX-License-Identifier: BSL-1.0
// What the real pawl refuses, in one sentence, whatever other programs and files say.
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>
#include <fstream>

#include "run.hpp"
#include "temporary_directory.hpp"
#include "tiny_build.hpp"

using Catch::Matchers::ContainsSubstring;
namespace fs = std::filesystem;

namespace {

void write_program(const std::string& path, const std::string& text) {
    std::ofstream(path) << "#!/bin/sh\n" << text;
    fs::permissions(path, fs::perms::owner_all);
}

}  // namespace

TEST_CASE("what lcov said when it failed is quoted in one line", "[coverage][integration][errors]") {
    const TemporaryDirectory directory;
    std::ofstream(directory.file("a.gcno")) << "x";
    std::ofstream(directory.file("a.gcda")) << "x";
    fs::create_directory(directory.file("bin"));
    write_program(directory.file("bin/lcov"),
                  "[ \"$1\" = --version ] && { echo 'lcov: LCOV version 1.16'; exit 0; }\n"
                  "printf 'geninfo: WARNING: one\\n\\tgeninfo: ERROR: no counters\\n' >&2\nexit 7\n");
    const Ran ran = run({PAWL_EXECUTABLE, "coverage", "capture", "--engine", "lcov", "--build-dir", directory.path(),
                         "-o", directory.file("all.info")},
                        {.environment = {{"PATH", directory.file("bin")}}});
    CHECK(ran.exit_code == 4);
    CHECK_THAT(ran.output, ContainsSubstring(" failed with exit code 7: geninfo: ERROR: no counters\n") &&
                               !ContainsSubstring("\\x0a"));
}

TEST_CASE("a glob of two lines is refused, for it would damage the tracefile's header",
          "[coverage][integration][errors]") {
    const TemporaryDirectory directory;
    std::ofstream(directory.file("a.info")) << "SF:a.cpp\nDA:1,1\nend_of_record\n";
    const Ran refused = run({PAWL_EXECUTABLE, "coverage", "merge", directory.file("a.info"), "-o",
                             directory.file("all.info"), "--exclude", "b\nSF:x"});
    CHECK(refused.exit_code == 2);
    CHECK_THAT(refused.output, ContainsSubstring("--exclude: no file's name is in lines"));
    CHECK_FALSE(fs::exists(directory.file("all.info")));
}

TEST_CASE("a glob by which the capture left files out is none that matches nothing", "[coverage][integration]") {
    const TemporaryDirectory directory;
    std::ofstream(directory.file("a.info")) << "# pawl: exclude tests/*\nTN:\nSF:a.cpp\nDA:1,1\nend_of_record\n";
    const Ran merged = run({PAWL_EXECUTABLE, "coverage", "merge", directory.file("a.info"), "-o",
                            directory.file("all.info"), "--exclude", "tests/*", "--exclude", "nothing/*"});
    CHECK(merged.exit_code == 0);
    CHECK_THAT(merged.output, !ContainsSubstring("'tests/*'") && ContainsSubstring("'nothing/*' matches no file"));
    const Ran added = run({PAWL_EXECUTABLE, "coverage", "gate", "--floor", "100", directory.file("all.info"),
                           directory.file("all.info")});
    CHECK(added.exit_code == 0);  // the glob is there once, and the same in both
}

TEST_CASE("a build by another compiler than GCC is told what to do instead", "[coverage][ctest][integration][errors]") {
    const TinyBuild tiny;
    tiny.append("CMakeLists.txt", "set(CMAKE_CXX_COMPILER_ID Clang)\npawl_add_coverage_gate(late FLOOR 90)\n");
    const Ran refused = tiny.configured({});
    CHECK(refused.exit_code == 1);
    CHECK_THAT(refused.output, ContainsSubstring("pawl_add_coverage_gate(late): gcov reads the counters of GCC") &&
                                   ContainsSubstring("llvm-cov export --format=lcov"));
}

TEST_CASE("a build directory that may not be listed is named", "[coverage][integration][errors]") {
    const TemporaryDirectory directory;
    const Ran absent = run({PAWL_EXECUTABLE, "coverage", "capture", "--build-dir", directory.file("none"), "-o",
                            directory.file("all.info")});
    CHECK(absent.exit_code == 2);
    CHECK_THAT(absent.output, ContainsSubstring(directory.file("none") +
                                                " cannot be listed (No such file or directory); check --build-dir"));
}
