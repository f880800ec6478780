// SPDX-License-Identifier: BSL-1.0
// pawl_add_coverage_gate as a project meets it.
#include <filesystem>
#include <pawl/coverage/lcov_format.hpp>

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
    CHECK_THAT(stale.output, ContainsSubstring("it was changed after it was compiled") &&
                                 ContainsSubstring("gate.info is not there; the capture, which ran before, says why"));
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

TEST_CASE("a change that too few tests run is red in ctest, and open where git does not know it",
          "[coverage][ctest][integration]") {
    const TinyBuild tiny;
    tiny.append("sign.cpp", "int twice(int value) { return 2 * value; }\n");
    tiny.build({"-DWITH_GATES=PATCH;90%;MAX_DROP;50%;MAX_DROP_POINTS;50;BASELINE_REF;main"});

    const Ran red = tiny.ctest({});
    CHECK(red.exit_code == 8);
    CHECK_THAT(red.output, test_ended("gate", failed));
    CHECK_THAT(red.output, ContainsSubstring("patch failed: 0 of 1 changed lines") &&
                               ContainsSubstring("sign.cpp:11\n") &&
                               ContainsSubstring("not decided: no tracefile of "));

    std::filesystem::remove_all(tiny.source(".git/objects"));
    const Ran open = tiny.ctest({"-V"});
    CHECK_THAT(open.output, test_ended("gate", skipped) && ContainsSubstring("not decided: no change to judge: "));
    CHECK_THAT(tiny.ctest({}, {{"CI", "true"}}).output, test_ended("gate", failed));
}

TEST_CASE("a fall since the merge-base is red in ctest, and green within its limit", "[coverage][ctest][integration]") {
    const TinyBuild tiny;
    const auto gate = [&](const std::string& max_drop) {
        tiny.build({"-DWITH_GATES=MAX_DROP;" + max_drop, "-DWITHOUT_ZERO=OFF"});
        return tiny.ctest({"-V"});
    };
    CHECK_THAT(gate("5").output, test_ended("gate", skipped));  // keeps main's, which has no older one

    tiny.git({"switch", "--quiet", "--create", "topic"});
    tiny.append("unused.cpp", "int more() {\n    return 2;\n}\n");
    tiny.commit("two");
    const Ran red = gate("5");  // 9 of 11, now of 13: 15.4 % less
    CHECK(red.exit_code == 8);
    CHECK_THAT(red.output, ContainsSubstring("drop failed: 81.81 % covered before, 69.23 % now; limit: 5 %"));
    const Ran green = gate("16");
    CHECK(green.exit_code == 0);
    CHECK_THAT(green.output, ContainsSubstring("drop held: 81.81 % covered before, 69.23 % now"));
}

TEST_CASE("what another compiler's flags, or files that git does not know, made is not compared with",
          "[coverage][ctest][integration]") {
    const TinyBuild tiny;
    tiny.git({"switch", "--quiet", "--create", "topic"});
    tiny.git({"commit", "--quiet", "--allow-empty", "--message", "two"});
    const auto gate = [&](const std::string& flags) {
        tiny.build({"-DWITH_GATES=MAX_DROP;5", "-DCMAKE_CXX_FLAGS=--coverage -Wall " + flags});
        return tiny.ctest({"-V"}).output;
    };
    tiny.git({"switch", "--quiet", "--detach", "main"});
    CHECK_THAT(gate("-O1"), ContainsSubstring("not decided: "));
    CHECK_THAT(pawl::perf::content_of(tiny.build_dir() + "/pawl-coverage/gate.info").value(),
               ContainsSubstring(" --coverage -O1\n# pawl: commit "));
    tiny.git({"switch", "--quiet", "topic"});
    CHECK_THAT(gate("-O0"), ContainsSubstring("not decided: no tracefile of "));
    CHECK_THAT(gate("-O1 -Wextra"), ContainsSubstring("kept in the cache, of "));

    std::ofstream(tiny.source("more.cpp")) << "int more() {\n    return 1;\n}\n";
    tiny.append("CMakeLists.txt", "target_sources(unused PRIVATE more.cpp)\n");
    tiny.git({"commit", "--quiet", "--all", "--message", "three"});
    gate("-O1");
    CHECK_THAT(pawl::perf::content_of(tiny.build_dir() + "/pawl-coverage/gate.info").value(),
               ContainsSubstring("+new."));
}

TEST_CASE("an older tracefile that nobody kept can be made, by building that commit",
          "[coverage][ctest][integration]") {
    const TinyBuild tiny;
    tiny.git({"switch", "--quiet", "--create", "topic"});
    tiny.append("unused.cpp", "int more() {\n    return 2;\n}\n");
    tiny.commit("two");
    tiny.build({"-DWITH_GATES=MAX_DROP;5;BUILD_BASELINE"});

    const Ran made = tiny.ctest({"-V"});
    CHECK(made.exit_code == 8);
    CHECK_THAT(made.output, ContainsSubstring("drop failed: 81.81 % covered before, 69.23 % now; limit: 5 %") &&
                                ContainsSubstring(".info, made by building it, of "));
    const Ran kept = tiny.ctest({"-V"});
    CHECK_THAT(kept.output, test_ended("gate", failed) && ContainsSubstring(".info, kept in the cache, of "));
    CHECK_FALSE(tiny.is_cached(".cpp"));  // the checkout is gone

    tiny.git({"switch", "--quiet", "main"});
    tiny.append("sign.cpp", "that is no C++\n");
    tiny.commit("broken");
    tiny.git({"switch", "--quiet", "topic"});
    tiny.git({"rebase", "--quiet", "main"});
    tiny.git({"checkout", "--quiet", "main~", "--", "sign.cpp"});
    tiny.build();
    const Ran broken = tiny.ctest({"-V"});
    CHECK_THAT(broken.output, test_ended("gate", failed) && ContainsSubstring(" does not build (") &&
                                  ContainsSubstring("; the log is "));
}

TEST_CASE("a gate may judge the sources of some targets only", "[coverage][ctest][integration]") {
    const TinyBuild tiny;
    tiny.build({"-DWITH_GATES=TARGETS;Tiny::tiny;FLOOR;100"});
    const Ran gate = tiny.ctest({"-V"});
    CHECK(gate.exit_code == 0);
    CHECK_THAT(gate.output, test_ended("gate", passed) && ContainsSubstring("coverage held: 9 of 9 lines"));
    CHECK_THAT(pawl::perf::content_of(tiny.build_dir() + "/pawl-coverage/gate.info").value(),
               ContainsSubstring("# pawl: objects CMakeFiles/tiny.dir\n"));

    tiny.build({"-DWITH_GATES=TARGETS;unused;FLOOR;100"});
    CHECK_THAT(tiny.ctest({"-V"}).output,
               test_ended("gate", skipped) && ContainsSubstring("none of the 1 instrumented objects has run"));
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

TEST_CASE("the older tracefile may be one that CI kept, and flaky lines may be forgiven",
          "[coverage][ctest][integration]") {
    const TinyBuild tiny;
    std::ofstream(tiny.source("main.info"))
        << "# pawl: engine gcov 12.2.0\nSF:sign.cpp\nDA:2,1\nDA:3,1\nend_of_record\n";
    std::ofstream(tiny.source("flaky.info")) << "SF:unused.cpp\nDA:2,1\nDA:3,1\nend_of_record\n";
    const std::string gates = "-DWITH_GATES=MAX_DROP;10;BASELINE_TRACEFILE;main.info";
    tiny.build({gates});
    const Ran red = tiny.ctest({"-V"});
    CHECK_THAT(red.output,
               test_ended("gate", failed) && ContainsSubstring("drop failed: 100.00 % covered before, 81.81 %"));
    tiny.build({gates + ";FLAKY;flaky.info"});
    const Ran green = tiny.ctest({"-V"});
    CHECK_THAT(green.output, test_ended("gate", passed) && ContainsSubstring("drop held: ") &&
                                 ContainsSubstring("unused.cpp:2 is not covered this time, but at times"));
}

TEST_CASE("a build without counters skips the gate and says which one to use", "[coverage][ctest][integration]") {
    const TinyBuild tiny;
    require_success(tiny.configured({}, "-O2"));

    const Ran gate = tiny.ctest({"-V", "-R", "^red"});

    CHECK(gate.exit_code == 0);
    CHECK_THAT(gate.output, test_ended("red", skipped));
    CHECK_THAT(gate.output, ContainsSubstring("this build counts no lines; use `cmake --workflow --preset coverage`"));
}

TEST_CASE("without enable_testing() the gate would never run, so CMake stops", "[coverage][ctest][integration]") {
    const TinyBuild tiny;

    const Ran refused = tiny.configured({"-DWITHOUT_TESTING=ON"});

    CHECK(refused.exit_code == 1);
    CHECK_THAT(refused.output,
               ContainsSubstring("pawl_add_coverage_gate(red)") && ContainsSubstring("enable_testing()"));
}

TEST_CASE("a limit that is missing or no percentage stops CMake, and does not go unseen",
          "[coverage][ctest][integration][errors]") {
    const TinyBuild tiny;
    const auto refusal = [&](const std::string& arguments) {
        const Ran refused = tiny.configured({"-DWITH_GATES=" + arguments});
        CHECK(refused.exit_code == 1);
        return refused.output;
    };
    CHECK_THAT(refusal("FLOOR;95;PATCH"), ContainsSubstring("pawl_add_coverage_gate(gate): no value for PATCH"));
    CHECK_THAT(refusal("PATCH;branches=60"), ContainsSubstring("'branches=60' is no percentage"));
    CHECK_THAT(refusal("FLOOR;150"), ContainsSubstring("'150' is no percentage"));
    CHECK_THAT(refusal("FLOOR;1.2.3"), ContainsSubstring("'1.2.3' is no percentage"));
    CHECK_THAT(refusal("MAX_DROP;five"), ContainsSubstring("'five' is no percentage"));
    CHECK_THAT(refusal("BASELINE_REF;main"), ContainsSubstring("BASELINE_REF limits nothing"));
    CHECK_THAT(refusal("BASELINE_TRACEFILE;x"), ContainsSubstring("BASELINE_TRACEFILE limits nothing"));
    CHECK_THAT(refusal("MAX_DROP;5;BUILD_BASELINE;BASELINE_TRACEFILE;x"), ContainsSubstring("; give one."));
    CHECK_THAT(refusal("FLOOR;95;BUILD_BASELINE"), ContainsSubstring("BUILD_BASELINE limits nothing"));
    CHECK_THAT(refusal("FLOORS;95"), ContainsSubstring("unknown arguments FLOORS"));
}

TEST_CASE("an argument that is empty and a name that no file can have stop CMake",
          "[coverage][ctest][integration][errors]") {
    const TinyBuild tiny;
    tiny.append("CMakeLists.txt", "pawl_add_coverage_gate(${NAME} FLOOR 90 PATCH \"${LIMIT}\")\n");
    CHECK_THAT(tiny.configured({"-DNAME=x"}).output,
               ContainsSubstring("pawl_add_coverage_gate(x): an argument is empty; is a variable not set?"));
    CHECK_THAT(tiny.configured({"-DNAME=a]b", "-DLIMIT=90"}).output, ContainsSubstring("a gate's name is without"));
    CHECK(tiny.configured({"-DNAME=x: all", "-DLIMIT=90"}).exit_code == 0);
}

TEST_CASE("flags of another configuration make no coverage build", "[coverage][ctest][integration]") {
    const TinyBuild tiny;
    const std::string list = pawl::perf::content_of(tiny.source("CMakeLists.txt")).value();
    std::ofstream(tiny.source("CMakeLists.txt"))
        << "cmake_minimum_required(VERSION 3.25)\nadd_compile_options($<$<CONFIG:Coverage,Other>:--coverage>)\n"
        << list;
    const auto gate = [&](const std::string& type) {
        tiny.build({"-DCMAKE_BUILD_TYPE=" + type, "-DCMAKE_CXX_FLAGS=-O0", "-DCMAKE_EXE_LINKER_FLAGS=--coverage"});
        return tiny.ctest({"-N"}).output;
    };
    CHECK_THAT(gate("Debug"), !ContainsSubstring("red-capture"));
    CHECK_THAT(gate("Coverage"), ContainsSubstring("red-capture"));
}

TEST_CASE("the gcov of the compiler's version reads the counters, or another that is named",
          "[coverage][ctest][integration]") {
    const TinyBuild tiny;
    tiny.build({"-DWITH_GATES=FLOOR;81;GCOV;/bin/false"});
    CHECK_THAT(tiny.ctest({"-V"}).output, test_ended("gate-capture", failed) && ContainsSubstring("'/bin/false'"));
    tiny.build({"-DWITH_GATES=FLOOR;81"});
    CHECK_THAT(tiny.ctest({"-V"}).output, test_ended("gate", passed) && ContainsSubstring("\"--gcov\" \"/"));
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
        CHECK_THAT(tiny.ctest({"-V"}).output,
                   test_ended("own", failed) && ContainsSubstring("coverage failed: 0 of 2 lines"));
    }
}

TEST_CASE("a build that counts is not taken for one that does not, nor the other way round",
          "[coverage][ctest][integration][trap]") {
    const TinyBuild tiny;
    tiny.append("CMakeLists.txt",
                "target_compile_options(tiny PRIVATE $<$<BOOL:${COUNTS}>:--coverage>)\n"
                "target_link_options(tiny PRIVATE --coverage)\n");
    tiny.build({"-DCMAKE_CXX_FLAGS=-O0", "-DCOUNTS=ON", "-DWITH_GATES=FLOOR;95"});
    const Ran open = tiny.ctest({"-V"});
    CHECK_THAT(open.output,
               test_ended("gate", skipped) && ContainsSubstring("counts lines; configure with -DPAWL_COVERAGE"));
    CHECK_THAT(tiny.ctest({}, {{"CI", "true"}}).output, test_ended("gate", failed));

    const TinyBuild other;
    other.append("CMakeLists.txt", "pawl_add_coverage_gate(late FLOOR 95)\n");
    const std::string list = pawl::perf::content_of(other.source("CMakeLists.txt")).value();
    std::ofstream(other.source("CMakeLists.txt"))
        << "cmake_minimum_required(VERSION 3.25)\nadd_compile_options($<$<BOOL:OFF>:--coverage>)\n"
        << list;
    other.build({"-DCMAKE_CXX_FLAGS=-O0"});
    CHECK_THAT(other.ctest({"-V"}, {{"CI", "true"}}).output,
               test_ended("late", skipped) && ContainsSubstring("this build counts no lines"));
}

TEST_CASE("an older tracefile or flaky lines that are not there leave the gate open",
          "[coverage][ctest][integration][errors]") {
    const TinyBuild tiny;
    tiny.build({"-DWITH_GATES=MAX_DROP;5;BASELINE_TRACEFILE;absent.info"});
    CHECK_THAT(tiny.ctest({"-V"}).output,
               test_ended("gate", skipped) && ContainsSubstring("absent.info cannot be read"));
    tiny.build({"-DWITH_GATES=FLOOR;5;FLAKY;absent.info"});
    CHECK_THAT(tiny.ctest({"-V"}).output,
               test_ended("gate", skipped) && ContainsSubstring("absent.info cannot be read"));
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
