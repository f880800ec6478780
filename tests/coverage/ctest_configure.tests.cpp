// SPDX-License-Identifier: BSL-1.0
// pawl_add_coverage_gate while CMake runs: what it refuses, and which builds it gates.
#include <fstream>

#include "record/file.hpp"
#include "tiny_build.hpp"

using Catch::Matchers::ContainsSubstring;

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
    CHECK_THAT(refusal("FLOOR;150"), ContainsSubstring("'150' is no floor, as 95"));
    CHECK_THAT(refusal("FLOOR;1.2.3"), ContainsSubstring("'1.2.3' is no floor"));
    CHECK_THAT(refusal("FLOOR;95.1234567"), ContainsSubstring("'95.1234567' is no floor"));
    CHECK_THAT(refusal("FLOOR;70;branches=60;lines=71"), ContainsSubstring("FLOOR has two floors for one metric"));
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

TEST_CASE("a target that is not there, or compiles nothing, stops CMake, and one that is added later does not",
          "[coverage][ctest][integration][errors]") {
    const TinyBuild tiny;
    tiny.append("CMakeLists.txt", "add_library(headers INTERFACE)\n");
    CHECK_THAT(tiny.configured({"-DWITH_GATES=TARGETS;tiny;tinny"}).output,
               ContainsSubstring("pawl_add_coverage_gate(gate): no target is called 'tinny'"));
    CHECK_THAT(tiny.configured({"-DWITH_GATES=TARGETS;headers"}).output,
               ContainsSubstring("pawl_add_coverage_gate(gate): 'headers' compiles nothing here"));
    CHECK(tiny.configured({"-DWITH_GATES=TARGETS;unused;Tiny::tiny"}).exit_code == 0);
}

TEST_CASE("the preset that the README shows makes a build that is gated", "[coverage][ctest][integration]") {
    const std::string readme = pawl::perf::content_of(PAWL_COVERAGE_CMAKE_DIR "/../README.md").value();
    const auto begin = readme.find("```json\n") + 8;
    const TinyBuild tiny;
    std::ofstream(tiny.source("CMakePresets.json")) << readme.substr(begin, readme.find("```", begin) - begin);
    const auto step = [&](std::vector<std::string> argv) { return run(argv, {.working_directory = tiny.source("")}); };
    require_success(step({PAWL_CMAKE_COMMAND, "--preset", "coverage", "-DPAWL_EXECUTABLE=" PAWL_EXECUTABLE,
                          "-DTINY_PAWL_CMAKE_DIR=" PAWL_COVERAGE_CMAKE_DIR}));
    const Ran red = step({PAWL_CMAKE_COMMAND, "--workflow", "--preset", "coverage"});
    CHECK(red.exit_code != 0);
    CHECK_THAT(red.output, test_ended("red", failed) && test_ended("green", passed));
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

TEST_CASE("where the flags count for certain, a build that has no notes is none that does not count",
          "[coverage][ctest][integration][trap]") {
    const TinyBuild tiny;
    tiny.build({"-DWITH_GATES=FLOOR;81"});
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(tiny.build_dir())) {  // as an artifact without
        if (entry.path().extension() == ".gcno") std::filesystem::remove(entry.path());
    }
    const Ran gate = tiny.ctest({"-V"}, {{"CI", "true"}});
    CHECK(gate.exit_code != 0);
    CHECK_THAT(gate.output, ContainsSubstring("no object here was compiled with --coverage"));
}

TEST_CASE("within another project Pawl is compiled without counters", "[coverage][ctest][integration]") {
    const TinyBuild tiny;
    std::ofstream(tiny.source("CMakeLists.txt"))
        << "cmake_minimum_required(VERSION 3.25)\n"
           "project(App LANGUAGES C CXX)\n"
           "add_compile_options(-fprofile-arcs -DKEPT)\n"
           "add_subdirectory(${TINY_PAWL_CMAKE_DIR}/../.. pawl EXCLUDE_FROM_ALL)\n"
           "add_executable(app main.cpp)\n";
    require_success(tiny.configured({"-DPAWL_BUILD_MOCKS=OFF"}, "--coverage -O0 -fprofile-update=atomic"));
    const std::string build = pawl::perf::content_of(tiny.build_dir() + "/build.ninja").value();
    const auto flags_of = [&](const std::string& object) {
        const auto flags = build.find("FLAGS = ", build.find("/" + object + ".o: "));
        return build.substr(flags, build.find('\n', flags) - flags);
    };
    CHECK(flags_of("main.cpp") == "FLAGS = --coverage -O0 -fprofile-update=atomic -fprofile-arcs -DKEPT");
    CHECK_THAT(flags_of("diff.cpp"), ContainsSubstring(" -O0") && ContainsSubstring("-DKEPT") &&
                                         !ContainsSubstring("--coverage") && !ContainsSubstring("-fprofile"));
}
