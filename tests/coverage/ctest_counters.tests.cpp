// SPDX-License-Identifier: BSL-1.0
// Whose counters pawl_add_coverage_gate judges by: those of these tests, of this build, and no others.
#include <filesystem>
#include <fstream>
#include <pawl/coverage/lcov_format.hpp>

#include "record/file.hpp"
#include "tiny_build.hpp"

using Catch::Matchers::ContainsSubstring;

TEST_CASE("what a test covered counts no longer than the test", "[coverage][ctest][integration][trap]") {
    const TinyBuild tiny;
    tiny.build({"-DWITH_GATES=FLOOR;80"});
    CHECK_THAT(tiny.ctest({}).output, test_ended("gate", passed));

    tiny.build({"-DWITH_GATES=FLOOR;80", "-DWITHOUT_ZERO=ON"});  // nothing is compiled
    const Ran less = tiny.ctest({});
    CHECK_THAT(less.output, test_ended("gate", failed) && ContainsSubstring("coverage failed: 7 of 11 lines"));
    CHECK_THAT(less.output, ContainsSubstring("counting from zero, as a test is gone, or another one: 2 objects"));
    CHECK_THAT(tiny.ctest({"-R", "positive"}).output, !ContainsSubstring("counting from zero"));

    tiny.append("unused.cpp", "int more() { return 2; }\n");
    tiny.build();
    CHECK_THAT(tiny.ctest({"-R", "positive"}).output, ContainsSubstring("counting from zero, as something was built"));
}

TEST_CASE("a test of the same name with another command or another script is another test",
          "[coverage][ctest][integration][trap]") {
    const TinyBuild tiny;
    std::ofstream(tiny.source("all.sh")) << "$1 5 && $1 0 && $1 -5\n";  // run by sh, it needs not be executable
    tiny.append(
        "CMakeLists.txt",
        "add_test(NAME runs COMMAND sh all.sh $<TARGET_FILE:tiny> ${MORE} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})\n");
    const std::vector<std::string> gates{"-DWITH_GATES=FLOOR;80", "-DWITHOUT_ZERO=ON"};
    tiny.build(gates);
    CHECK_THAT(tiny.ctest({}).output, test_ended("gate", passed));

    std::ofstream(tiny.source("all.sh")) << "$1 5\n";
    const Ran less = tiny.ctest({});
    CHECK_THAT(less.output, test_ended("gate", failed) && ContainsSubstring("coverage failed: 7 of 11 lines"));

    tiny.build({gates.front(), gates.back(), "-DMORE=unused"});
    CHECK_THAT(tiny.ctest({"-N"}).output, ContainsSubstring("counting from zero, as a test is gone, or another one"));
}

TEST_CASE("what was run by hand is nothing that a test covers", "[coverage][ctest][integration][trap]") {
    const TinyBuild tiny;
    tiny.build({"-DWITH_GATES=FLOOR;80", "-DWITHOUT_ZERO=ON"});
    CHECK_THAT(tiny.ctest({}).output, test_ended("gate", failed));

    require_success(run({tiny.build_dir() + "/tiny", "0"}));
    require_success(run({tiny.build_dir() + "/tiny", "-5"}));
    const Ran again = tiny.ctest({});
    CHECK_THAT(again.output, test_ended("gate", failed) &&
                                 ContainsSubstring("counting from zero, as a program ran outside of ctest: 2 objects"));
}

TEST_CASE("counters outside of the build begin at zero too", "[coverage][ctest][integration]") {
    const TinyBuild library{"library"};  // whose build is another's BUILD_DIR
    library.build({"-DWITH_GATES=FLOOR;80"});
    const TinyBuild tiny;
    tiny.append("CMakeLists.txt", "add_test(NAME other COMMAND " + library.build_dir() + "/tiny 5)\n");
    tiny.build({"-DWITH_GATES=FLOOR;60;BUILD_DIR;" + library.build_dir()});
    require_success(run({library.build_dir() + "/tiny", "0"}));
    CHECK_THAT(tiny.ctest({"-N"}).output, ContainsSubstring("counting from zero, as this is the first run: 2 objects"));
}

TEST_CASE("a ctest that only lists leaves the counters of one that runs alone", "[coverage][ctest][integration]") {
    const TinyBuild tiny;
    // It is built, so to say, while the tests run.
    tiny.append("CMakeLists.txt",
                "add_test(NAME lists COMMAND sh -c \"sleep 0.01; touch CMakeFiles/unused.dir/unused.cpp.gcno; "
                "${CMAKE_CTEST_COMMAND} -N\")\n"
                "set_tests_properties(lists PROPERTIES RUN_SERIAL ON DEPENDS \"positive;zero;a negative value\")\n");
    tiny.build({"-DWITH_GATES=FLOOR;80"});
    const Ran whole = tiny.ctest({"-V"});
    CHECK_THAT(whole.output, test_ended("lists", passed) && !ContainsSubstring("as something was built"));
    CHECK_THAT(whole.output,
               ContainsSubstring("captured 9 of 11 lines") && ContainsSubstring("built after ctest started"));
}

TEST_CASE("where counters cannot begin at zero, the gate stays open", "[coverage][ctest][integration][errors]") {
    const TinyBuild tiny;
    tiny.build({"-DWITH_GATES=FLOOR;80"});
    CHECK_THAT(tiny.ctest({}).output, test_ended("gate", passed));

    const std::string counted = tiny.build_dir() + "/pawl-coverage/gate.counted.txt";
    std::filesystem::remove(counted);
    std::filesystem::create_directory(counted);  // which no list can replace
    const Ran open = tiny.ctest({"-V"});
    CHECK_THAT(open.output,
               test_ended("gate", skipped) && ContainsSubstring("tests.txt is not there; what was printed"));
}

TEST_CASE("sources that were changed since the build leave the gate open", "[coverage][ctest][integration]") {
    const TinyBuild tiny;
    tiny.build({"-DWITH_GATES=FLOOR;95"});
    tiny.append("sign.cpp", "int more() { return 2; }\n");
    std::filesystem::last_write_time(tiny.source("sign.cpp"),
                                     std::filesystem::file_time_type::clock::now() + std::chrono::minutes{1});

    const Ran stale = tiny.ctest({"-V"});
    CHECK(stale.exit_code == 0);
    CHECK_THAT(stale.output, test_ended("gate-capture", skipped) && test_ended("gate", skipped));
    CHECK_THAT(stale.output, ContainsSubstring("sign.cpp was changed after CMakeFiles/tiny.dir/sign.cpp was compiled"));
}

TEST_CASE("counts are exact however many tests run at a time", "[coverage][ctest][integration][trap]") {
    const TinyBuild tiny;
    std::string names = "t0";
    for (int i = 1; i < 40; ++i) names += ";t" + std::to_string(i);
    tiny.build({"-DWITH_GATES=FLOOR;50", "-DWITH_TEST=" + names});

    CHECK(tiny.ctest({"-j8"}).exit_code == 0);
    const auto text = pawl::perf::content_of(tiny.build_dir() + "/pawl-coverage/gate.info");
    REQUIRE(text);
    const auto lines = pawl::coverage::read_lcov(*text, "gate.info").value().files.at("sign.cpp").lines;
    CHECK(lines.at(3) == 43);  // each test calls sign() once
    CHECK(lines.at(7) == 41);  // the 40, and `positive`
}

TEST_CASE("what the gate itself covers, where it is built with counters, counts never",
          "[coverage][ctest][integration][trap]") {
    const TinyBuild tiny;
    std::ofstream(tiny.source("wrapper.cpp")) << "#include <unistd.h>\n"
                                                 "int main(int, char** arguments) {\n"
                                                 "    return execv(\"" PAWL_EXECUTABLE
                                                 "\", arguments);\n"
                                                 "}\n";
    tiny.append("CMakeLists.txt",
                "add_executable(pawl wrapper.cpp)\npawl_add_coverage_gate(own FLOOR 100 INCLUDE wrapper.cpp)\n");
    tiny.build({"-DWITH_GATES=FLOOR;10"});
    for (int i = 0; i < 2; ++i) {
        CHECK_THAT(tiny.ctest({"-V"}).output, test_ended("own", failed) &&
                                                  ContainsSubstring("coverage failed: 0 of 2 lines") &&
                                                  !ContainsSubstring("profiling:"));
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator(tiny.build_dir())) {
        CHECK_FALSE(entry.path().string().ends_with("wrapper.cpp.gcda"));
    }
}

TEST_CASE("what is built, or not captured, while the tests run leaves the gate open",
          "[coverage][ctest][integration][trap]") {
    const TinyBuild tiny;
    tiny.append("CMakeLists.txt",
                "add_test(NAME build COMMAND ${CMAKE_COMMAND} --build ${CMAKE_BINARY_DIR})\n"
                "set_tests_properties(build PROPERTIES FIXTURES_SETUP built)\n"
                "set_tests_properties(positive PROPERTIES FIXTURES_REQUIRED built)\n");
    tiny.build({"-DWITH_GATES=FLOOR;80"});
    CHECK_THAT(tiny.ctest({}).output, test_ended("gate", passed));
    CHECK_THAT(tiny.ctest({"-V", "-E", "capture"}).output,
               test_ended("gate", skipped) && ContainsSubstring("is of an earlier run; run the capture too"));
    tiny.append("sign.cpp", "int more() { return 1; }\n");
    CHECK_THAT(tiny.ctest({"-V"}).output,
               test_ended("gate", skipped) && ContainsSubstring("something was built after ctest started"));
}
