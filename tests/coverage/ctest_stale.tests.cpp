// SPDX-License-Identifier: BSL-1.0
// Gates where what was compiled is not what stands in the sources, or not what the build makes now.
#include <fstream>

#include "record/file.hpp"
#include "tiny_build.hpp"

using Catch::Matchers::ContainsSubstring;

namespace {

/// `text` in front of what a file holds, which moves its lines.
void prepend(const TinyBuild& tiny, const std::string& name, const std::string& text) {
    const std::string content = pawl::perf::content_of(tiny.source(name)).value();
    std::ofstream(tiny.source(name)) << text << content;
}

}  // namespace

TEST_CASE("a header that had no code when it was compiled, and has some now, leaves the gate open",
          "[coverage][ctest][integration][trap]") {
    const TinyBuild tiny;
    const std::string generator = GENERATE("Ninja", "Unix Makefiles");
    CAPTURE(generator);
    tiny.append("decl.hpp", "int sign(int value);\n");
    prepend(tiny, "main.cpp", "#include \"decl.hpp\"\n");
    tiny.build({"-DWITH_GATES=FLOOR;81;PATCH;90"}, generator);
    CHECK_THAT(tiny.ctest({"-V"}).output, test_ended("gate", passed));

    tiny.append("decl.hpp", "inline int unseen(int x) {\n    return x;\n}\n");
    const Ran open = tiny.ctest({"-V"});
    CHECK_THAT(open.output,
               test_ended("gate-capture", skipped) &&
                   ContainsSubstring("decl.hpp was changed after CMakeFiles/tiny.dir/main.cpp was compiled"));
    CHECK_THAT(tiny.ctest({}, {{"CI", "true"}}).output, test_ended("gate-capture", failed));
}

TEST_CASE("a source that was changed since it was compiled is noticed, whatever the compiler calls it",
          "[coverage][ctest][integration][trap]") {
    const TinyBuild tiny;
    const std::string map = "--coverage -ffile-prefix-map=" + tiny.source("") + GENERATE("=", "=./");
    require_success(tiny.configured({"-DWITH_GATES=FLOOR;81"}, map));
    tiny.make();
    CHECK_THAT(tiny.ctest({"-V"}).output,
               test_ended("gate", passed) && ContainsSubstring("coverage held: 9 of 11 lines"));

    prepend(tiny, "sign.cpp", "int unseen() {\n    return 1;\n}\n");
    CHECK_THAT(tiny.ctest({"-V"}).output,
               test_ended("gate-capture", skipped) && ContainsSubstring("sign.cpp was changed after "));
}

TEST_CASE("objects of a target that was renamed count no more", "[coverage][ctest][integration][trap]") {
    const TinyBuild tiny;
    tiny.append("CMakeLists.txt",
                "target_precompile_headers(tiny PRIVATE <string>)\n"
                "add_custom_command(OUTPUT made.txt DEPENDS unused.cpp\n"
                "  COMMAND ${CMAKE_CXX_COMPILER} --coverage -c ${CMAKE_SOURCE_DIR}/unused.cpp -o made.o\n"
                "  COMMAND ${CMAKE_COMMAND} -E touch made.txt)\n"
                "add_custom_target(made ALL DEPENDS made.txt)\n");
    tiny.build({"-DWITH_GATES=FLOOR;81"});
    const Ran whole = tiny.ctest({"-V"});
    CHECK_THAT(whole.output, test_ended("gate", passed) && !ContainsSubstring("the build does not make them any more"));

    const std::string list = pawl::perf::content_of(tiny.source("CMakeLists.txt")).value();
    const std::string name = "add_library(unused STATIC unused.cpp)";
    std::ofstream(tiny.source("CMakeLists.txt"))
        << std::string{list}.replace(list.find(name), name.size(), "add_library(other STATIC unused.cpp)");
    tiny.append("unused.cpp", "int more() {\n    return 2;\n}\n");
    tiny.build({"-DWITH_GATES=FLOOR;69"});
    const Ran gate = tiny.ctest({"-V"});
    CHECK_THAT(gate.output,
               test_ended("gate", passed) && ContainsSubstring("coverage held: 9 of 13 lines") &&
                   ContainsSubstring("the build does not make them any more: 'CMakeFiles/unused.dir/unused.cpp'\n"));
    const Ran by_lcov = run({PAWL_EXECUTABLE, "coverage", "capture", "--engine", "lcov", "--build-dir",
                             tiny.build_dir(), "--source-dir", tiny.source(""), "-o", tiny.source("lcov.info")});
    CHECK(by_lcov.exit_code == 3);  // it is told directories, not objects
    CHECK_THAT(by_lcov.output, ContainsSubstring("lcov would count objects that the build does not make any more"));
}

TEST_CASE("a build of which a part is missing decides nothing, but for the targets that are there",
          "[coverage][ctest][integration][trap]") {
    const TinyBuild tiny;
    tiny.append("CMakeLists.txt", "pawl_add_coverage_gate(part TARGETS tiny FLOOR 95)\n");
    require_success(tiny.configured({}, "--coverage", GENERATE("Ninja", "Unix Makefiles")));
    require_success(run({PAWL_CMAKE_COMMAND, "--build", tiny.build_dir(), "--target", "tiny"}));

    const Ran gates = tiny.ctest({"--verbose"});

    CHECK_THAT(gates.output, test_ended("green", skipped) && test_ended("part", passed));
    const std::string why = "not built yet: 'CMakeFiles/unused.dir/unused.cpp.o'; what they are";
    CHECK_THAT(gates.output, ContainsSubstring(why));
    const auto report = [&] { return run({PAWL_EXECUTABLE, "report", tiny.build_dir() + "/pawl-coverage"}).output; };
    CHECK_THAT(report(), ContainsSubstring(why));
    CHECK(tiny.ctest({}, {{"CI", "true"}}).exit_code != 0);
    CHECK_THAT(report(), ContainsSubstring(why));  // though no gate came to run
}

TEST_CASE("a CMakeLists.txt that was changed and not built leaves the gate open", "[coverage][ctest][integration]") {
    const TinyBuild tiny;
    tiny.build({"-DWITH_GATES=FLOOR;81"});
    CHECK_THAT(tiny.ctest({}).output, test_ended("gate", passed));
    tiny.append("CMakeLists.txt", "add_library(more STATIC unused.cpp)\n");
    const auto later = std::filesystem::file_time_type::clock::now() + std::chrono::minutes{1};
    std::filesystem::last_write_time(tiny.source("CMakeLists.txt"), later);
    CHECK_THAT(tiny.ctest({"-V"}).output,
               test_ended("gate", skipped) &&
                   ContainsSubstring("CMakeLists.txt was changed after the build was configured; build, and run all"));
}

TEST_CASE("a target without counters beside one that has some is named", "[coverage][ctest][integration][errors]") {
    const TinyBuild tiny;
    tiny.append("CMakeLists.txt", "add_library(idle STATIC EXCLUDE_FROM_ALL unused.cpp)\n");
    tiny.build({"-DWITH_GATES=FLOOR;80;TARGETS;tiny;idle"});
    CHECK_THAT(tiny.ctest({"-V"}).output, test_ended("gate-capture", failed) &&
                                              ContainsSubstring("CMakeFiles/idle.dir holds no object that counts"));
}

TEST_CASE("a BUILD_DIR in which nothing counts is no build without counters",
          "[coverage][ctest][integration][errors]") {
    const TinyBuild tiny;
    tiny.build({"-DWITH_GATES=FLOOR;80;BUILD_DIR;" + tiny.build_dir() + "/Testing"});
    CHECK_THAT(tiny.ctest({"-V"}).output, test_ended("gate-capture", failed));
}
