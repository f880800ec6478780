// SPDX-License-Identifier: BSL-1.0
// pawl_add_coverage_gate as a project meets it.
#include <filesystem>
#include <fstream>

#include "record/file.hpp"
#include "tiny_build.hpp"

using Catch::Matchers::ContainsSubstring;

TEST_CASE("the gate is red, green or not decided in ctest", "[coverage][ctest][integration][trap]") {
    const TinyBuild tiny;
    tiny.build();

    const Ran alone = tiny.ctest({"-R", "^red"});
    CHECK(alone.exit_code == 0);
    CHECK_THAT(alone.output, test_ended("red-capture", skipped) && test_ended("red", skipped));

    const Ran partial = tiny.ctest({"-V", "-R", "^(red|positive)"});
    CHECK(partial.exit_code == 0);
    CHECK_THAT(partial.output,
               test_ended("positive", passed) && test_ended("red-capture", passed) && test_ended("red", skipped));
    CHECK_THAT(partial.output, ContainsSubstring("coverage not decided: 7 of 11 lines") &&
                                   ContainsSubstring("not decided: 2 of 3 tests did not run here: 'a negative value', "
                                                     "'zero'; each may cover more"));

    const Ran whole = tiny.ctest({});
    CHECK(whole.exit_code == 8);
    CHECK_THAT(whole.output, test_ended("zero", passed) && test_ended("green", passed) && test_ended("red", failed));
    CHECK_THAT(whole.output, ContainsSubstring("coverage failed: 9 of 11 lines, 81.81 %; floor 95 %, 2 short") &&
                                 ContainsSubstring("\n                 2 of 3 functions, 66.66 %; floor 50 %\n") &&
                                 ContainsSubstring("unused.cpp:2-3"));
    CHECK_THAT(whole.output, ContainsSubstring("1 tests failed out of 7"));
    CHECK_THAT(pawl::perf::content_of(tiny.build_dir() + "/pawl-coverage/red.json").value(),
               ContainsSubstring("\"gate\": \"red\",\n  \"outcome\": \"failed\""));

    // What passed counts on, so a part of the tests can prove that the green one holds, and not that the red one fails.
    const Ran again = tiny.ctest({"--rerun-failed"});
    CHECK(again.exit_code == 0);
    CHECK_THAT(again.output, test_ended("red", skipped));
    const Ran green = tiny.ctest({"-R", "^green"});
    CHECK_THAT(green.output, test_ended("green", passed));
}

TEST_CASE("a test that fails makes no gate red, and where CI is set leaves none open",
          "[coverage][ctest][integration][trap]") {
    const TinyBuild tiny;
    tiny.build({"-DWITH_GATES=FLOOR;95", "-DWITH_FAILURE=ON"});

    const Ran open = tiny.ctest({"-V"});
    CHECK_THAT(open.output, test_ended("fails", failed) && test_ended("gate", skipped));
    CHECK_THAT(open.output, ContainsSubstring("not decided: 1 of 4 tests failed: 'fails'"));
    CHECK_THAT(tiny.ctest({}, {{"CI", "true"}}).output, test_ended("gate", failed));
}

TEST_CASE("a test that ends by what it prints passed or failed as ctest says", "[coverage][ctest][integration]") {
    const TinyBuild tiny;
    tiny.append("CMakeLists.txt",
                "add_test(NAME by-word COMMAND ${CMAKE_COMMAND} -E echo good)\n"
                "set_tests_properties(by-word PROPERTIES PASS_REGULAR_EXPRESSION good)\n"
                "add_test(NAME fails-well COMMAND ${CMAKE_COMMAND} -E false)\n"
                "set_tests_properties(fails-well PROPERTIES WILL_FAIL ON)\n");
    tiny.build({"-DWITH_GATES=FLOOR;95"});
    CHECK_THAT(tiny.ctest({}).output, test_ended("gate", failed));  // all of them passed, so the verdict stands
}

TEST_CASE("tests may be called what a CMake list would break at", "[coverage][ctest][integration]") {
    const TinyBuild tiny;
    tiny.append("CMakeLists.txt",
                "add_test(NAME \"a;b\" COMMAND tiny 1)\n"
                "add_test(NAME \"operator[] (fast)\" COMMAND tiny 1)\n"
                "add_test(NAME \"an open [bracket\" COMMAND tiny 1)\n"
                "add_test(NAME \"this one (Disabled)\" COMMAND tiny 1)\n");
    tiny.build({"-DWITH_GATES=FLOOR;95"});

    const Ran whole = tiny.ctest({});
    CHECK(whole.exit_code == 8);
    CHECK_THAT(whole.output, test_ended("gate", failed) && ContainsSubstring("8/9 Test #1: gate-capture"));
}

TEST_CASE("a test that CTestCustom.cmake ignores is not waited for", "[coverage][ctest][integration]") {
    const TinyBuild tiny;
    tiny.append("CMakeLists.txt",
                "file(WRITE ${CMAKE_BINARY_DIR}/CTestCustom.cmake \"set(CTEST_CUSTOM_TESTS_IGNORE zero)\")\n");
    tiny.build({"-DWITH_GATES=FLOOR;95"});
    CHECK_THAT(tiny.ctest({}).output, test_ended("gate", failed));
}

TEST_CASE("a gate that fails names the tests that were skipped", "[coverage][ctest][integration][trap]") {
    const TinyBuild tiny;
    tiny.append("CMakeLists.txt",
                "add_test(NAME by-word COMMAND ${CMAKE_COMMAND} -E echo later)\n"
                "set_tests_properties(by-word PROPERTIES SKIP_REGULAR_EXPRESSION later)\n"
                "add_test(NAME by-catch2 COMMAND sh -c \"echo 'test cases: 1 | 1 skipped'; exit 4\")\n"
                "set_tests_properties(by-catch2 PROPERTIES SKIP_RETURN_CODE 4)\n");
    tiny.build({"-DWITH_GATES=FLOOR;95"});
    const Ran red = tiny.ctest({"-V"});
    CHECK_THAT(red.output, test_ended("gate", failed));
    CHECK_THAT(red.output,
               ContainsSubstring("2 of 5 tests were skipped, and may cover more when they are not: 'by-word', "
                                 "'by-catch2'"));
}

TEST_CASE("a gate may judge the sources of some targets only", "[coverage][ctest][integration]") {
    const TinyBuild tiny;
    tiny.build({"-DWITH_GATES=TARGETS;Tiny::tiny;FLOOR;100"});
    const Ran gate = tiny.ctest({"-V"});
    CHECK(gate.exit_code == 0);
    CHECK_THAT(gate.output, test_ended("gate", passed) && ContainsSubstring("coverage held: 9 of 9 lines"));
    CHECK_THAT(pawl::perf::content_of(tiny.build_dir() + "/pawl-coverage/gate.info").value(),
               ContainsSubstring("# pawl: objects CMakeFiles/tiny.dir\n"));

    tiny.build({"-DWITH_GATES=TARGETS;unused;FLOOR;1"});  // which all tests leave out
    CHECK_THAT(tiny.ctest({"-V"}).output,
               test_ended("gate", failed) && ContainsSubstring("coverage failed: 0 of 2 lines, 0.00 %"));
}

TEST_CASE("sources that gcov calls by names which lead nowhere do not vanish", "[coverage][ctest][integration][trap]") {
    const TinyBuild tiny;
    std::ofstream(tiny.source("flags.rsp")) << "-ffile-prefix-map=" << tiny.source("") << "=/elsewhere/\n";
    tiny.append("CMakeLists.txt", "target_compile_options(unused PRIVATE @${CMAKE_SOURCE_DIR}/flags.rsp)\n");
    tiny.build({"-DWITH_GATES=FLOOR;100"});
    const Ran lost = tiny.ctest({"-V"});
    CHECK_THAT(lost.output, test_ended("gate-capture", failed) &&
                                ContainsSubstring("gcov calls unused.cpp '/elsewhere/unused.cpp', which is not there"));
    tiny.build({"-DWITH_GATES=FLOOR;100;EXCLUDE;unused.*"});
    CHECK_THAT(tiny.ctest({"-V"}).output, test_ended("gate", passed));
}

TEST_CASE("a source behind a link is the file that git knows, and a capture that fails keeps no verdict",
          "[coverage][ctest][integration][trap]") {
    const TinyBuild tiny;
    std::filesystem::create_directory(tiny.source("impl"));
    std::filesystem::rename(tiny.source("sign.cpp"), tiny.source("impl/sign.cpp"));
    std::filesystem::create_symlink("impl/sign.cpp", tiny.source("sign.cpp"));
    tiny.commit("two");
    tiny.append("impl/sign.cpp", "int more() {\n    return 1;\n}\n");
    tiny.build({"-DWITH_GATES=PATCH;90"});
    CHECK_THAT(tiny.ctest({"-V"}).output, test_ended("gate", failed) && ContainsSubstring("impl/sign.cpp:11-12"));
    CHECK(std::filesystem::exists(tiny.build_dir() + "/pawl-coverage/gate.json"));

    tiny.build({"-DWITH_GATES=PATCH;90;GCOV;/bin/false"});
    CHECK_THAT(tiny.ctest({"-V"}).output, test_ended("gate-capture", failed));
    CHECK_FALSE(std::filesystem::exists(tiny.build_dir() + "/pawl-coverage/gate.json"));
}

TEST_CASE("a build in the source directory is gated too, without what CMake puts there",
          "[coverage][ctest][integration]") {
    const TinyBuild tiny{"source"};
    tiny.build({"-DWITH_GATES=FLOOR;81"});
    const Ran gate = tiny.ctest({"-V"});
    CHECK_THAT(gate.output, test_ended("gate", passed) && ContainsSubstring("coverage held: 9 of 11 lines"));
}

TEST_CASE("a gate that is called like a test is refused before anything runs",
          "[coverage][ctest][integration][errors]") {
    const TinyBuild tiny;
    tiny.append("CMakeLists.txt", "add_test(NAME taken-capture COMMAND tiny)\npawl_add_coverage_gate(taken FLOOR 1)\n");
    tiny.build();

    const Ran refused = tiny.ctest({});

    CHECK(refused.exit_code != 0);
    CHECK_THAT(refused.output,
               ContainsSubstring("pawl_add_coverage_gate(taken): there is a test called 'taken-capture'"));
    CHECK_THAT(refused.output, !ContainsSubstring("Start "));
}

TEST_CASE("a test may wait for a gate", "[coverage][ctest][integration]") {
    const TinyBuild tiny;
    tiny.append("CMakeLists.txt",
                "add_test(NAME deploy COMMAND tiny 1)\nset_tests_properties(deploy PROPERTIES DEPENDS gate)\n");
    tiny.build({"-DWITH_GATES=FLOOR;81"});
    const Ran whole = tiny.ctest({});
    CHECK(whole.exit_code == 0);
    CHECK_THAT(whole.output, test_ended("gate", passed) && test_ended("deploy", passed));
}
