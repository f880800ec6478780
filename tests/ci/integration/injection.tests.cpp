// SPDX-License-Identifier: BSL-1.0
// Whichever way a baseline asks for Pawl, it gets today's.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "support/files.hpp"
#include "support/scratch_project.hpp"

using namespace pawl::cli::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string head() {
    return "cmake_minimum_required(VERSION 3.16)\nproject(stranger CXX)\nfind_package(Catch2 3 REQUIRED)\n";
}

constexpr const char* linked_tiny =
    "add_executable(tiny tiny.cpp)\n"
    "target_link_libraries(tiny PRIVATE Pawl::perf Catch2::Catch2WithMain)\n";

// A Pawl of the baseline's own time, which must not be what is measured with.
constexpr const char* old_perf =
    "add_library(pawl_perf INTERFACE)\n"
    "add_library(Pawl::perf ALIAS pawl_perf)\n"
    "target_compile_definitions(pawl_perf INTERFACE PAWL_PERF_MARK=\"old\")\n";

std::string baseline_output(const ScratchProject& project, const std::string& cmake) {
    project.write_tiny_program(1, cmake);
    project.commit("one");
    project.commit("two");
    project.configure(
        {"-DCMAKE_PROJECT_TOP_LEVEL_INCLUDES=" + project.pawl_source().string() + "/ci/cmake/PawlInject.cmake",
         "-DPAWL_INJECT_SOURCE_DIR=" + project.pawl_source().string()});
    const auto made = project.baseline({"tiny"});
    INFO(made.standard_error);
    REQUIRE(made.exit_code == 0);
    return output_of(chomped(made.standard_output));
}

}  // namespace

TEST_CASE("a project that finds an installed Pawl gets today's", "[baseline][injection]") {
    const ScratchProject project;
    CHECK_THAT(baseline_output(project, head() + "find_package(Pawl 0.0.1 REQUIRED)\n" + linked_tiny),
               ContainsSubstring("pawl=today answer"));
}

TEST_CASE("a project that fetches Pawl gets today's", "[baseline][injection]") {
    const ScratchProject project;
    CHECK_THAT(baseline_output(project, head() +
                                            "include(FetchContent)\n"
                                            "FetchContent_Declare(Pawl URL https://example.invalid/pawl.tar.gz)\n"
                                            "FetchContent_MakeAvailable(Pawl)\n" +
                                            linked_tiny),
               ContainsSubstring("pawl=today answer"));
}

TEST_CASE("a project that holds a copy of Pawl gets today's", "[baseline][injection]") {
    const ScratchProject project;
    project.write("pawl/CMakeLists.txt",
                  "cmake_minimum_required(VERSION 3.25)\nproject(Pawl CXX)\n"
                  "set(PAWL_PERF_SOURCE_DIR \"${PROJECT_SOURCE_DIR}/perf_tests\" CACHE PATH \"\")\n"
                  "add_subdirectory(\"${PAWL_PERF_SOURCE_DIR}\" perf_tests)\n");
    project.write("pawl/perf_tests/CMakeLists.txt", old_perf);
    CHECK_THAT(baseline_output(project, head() + "add_subdirectory(pawl)\n" + linked_tiny),
               ContainsSubstring("pawl=today answer"));
}

TEST_CASE("Pawl itself is measured with today's Pawl", "[baseline][injection]") {
    const ScratchProject project;
    project.write("perf_tests/CMakeLists.txt", old_perf);
    CHECK_THAT(baseline_output(project, std::string{"cmake_minimum_required(VERSION 3.25)\nproject(Pawl CXX)\n"
                                                    "find_package(Catch2 3 REQUIRED)\n"
                                                    "set(PAWL_PERF_SOURCE_DIR \"${PROJECT_SOURCE_DIR}/perf_tests\" "
                                                    "CACHE PATH \"\")\n"
                                                    "add_subdirectory(\"${PAWL_PERF_SOURCE_DIR}\" perf_tests)\n"} +
                                            linked_tiny),
               ContainsSubstring("pawl=today answer"));
}

TEST_CASE("a target in a subdirectory, in whatever style, with warnings as errors, is injected",
          "[baseline][injection]") {
    const ScratchProject project;
    project.write("tests/CMakeLists.txt",
                  "find_package(Catch2 3 REQUIRED)\n"
                  "add_executable(tiny ../tiny.cpp)\n"
                  "target_link_libraries(tiny Catch2::Catch2WithMain)\n");
    CHECK_THAT(baseline_output(project,
                               "cmake_minimum_required(VERSION 3.5)\n"
                               "project(stranger CXX)\n"
                               "add_compile_options(-Wall -Wextra -Werror)\n"
                               "add_subdirectory(tests)\n"
                               "if(TRUE)\n"
                               "  return()\n"
                               "endif()\n"),
               ContainsSubstring("pawl=today answer"));
}

TEST_CASE("what a test links or starts is aligned on both sides, and nothing else is", "[baseline][injection]") {
    const ScratchProject project;
    project.write_tiny_program(1,
                               head() +
                                   "foreach(name direct behind objects conditional started sharing headed unrelated)\n"
                                   "  file(WRITE ${CMAKE_BINARY_DIR}/${name}.cpp \"int ${name}() { return 0; }\")\n"
                                   "endforeach()\n"
                                   "file(APPEND ${CMAKE_BINARY_DIR}/started.cpp \" int main() {}\")\n"
                                   "add_library(direct STATIC ${CMAKE_BINARY_DIR}/direct.cpp)\n"
                                   "add_library(behind STATIC ${CMAKE_BINARY_DIR}/behind.cpp)\n"
                                   "add_library(objects OBJECT ${CMAKE_BINARY_DIR}/objects.cpp)\n"
                                   "add_library(conditional STATIC ${CMAKE_BINARY_DIR}/conditional.cpp)\n"
                                   "add_library(unrelated STATIC ${CMAKE_BINARY_DIR}/unrelated.cpp)\n"
                                   "add_library(headers INTERFACE)\n"
                                   "add_library(stranger::headers ALIAS headers)\n"
                                   "target_link_libraries(direct PRIVATE behind)\n"
                                   "target_link_libraries(headers INTERFACE $<$<CONFIG:Release>:conditional>)\n"
                                   "add_library(headed STATIC ${CMAKE_BINARY_DIR}/headed.cpp)\n"
                                   "target_precompile_headers(headed PRIVATE <vector>)\n"
                                   "add_library(sharing STATIC ${CMAKE_BINARY_DIR}/sharing.cpp)\n"
                                   "target_precompile_headers(sharing REUSE_FROM headed)\n"
                                   "target_link_libraries(behind PRIVATE headed)\n"
                                   "add_executable(started ${CMAKE_BINARY_DIR}/started.cpp)\n"
                                   "add_executable(tiny tiny.cpp $<TARGET_OBJECTS:objects>)\n"
                                   "target_link_libraries(tiny PRIVATE direct stranger::headers)\n"
                                   "target_link_libraries(tiny PRIVATE Catch2::Catch2WithMain)\n");
    project.commit("one");
    project.commit("two");
    project.configure(
        {"-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON", "-DPAWL_INJECT_TARGETS=tiny;started",
         "-DPAWL_INJECT_SOURCE_DIR=" + project.pawl_source().string(),
         "-DCMAKE_PROJECT_TOP_LEVEL_INCLUDES=" + project.pawl_source().string() + "/ci/cmake/PawlInject.cmake"});
    const auto made = project.baseline({"tiny", "--depends", "started=" + (project.build() / "started").string()});
    INFO(made.standard_error);
    REQUIRE(made.exit_code == 0);
    const std::filesystem::path baseline{chomped(made.standard_output)};
    for (const auto& build : {project.build(), baseline.parent_path()}) {
        CAPTURE(build);
        std::set<std::string> aligned;
        for (const auto& unit : nlohmann::json::parse(read_file(build / "compile_commands.json"))) {
            const std::string command = unit["command"];
            if (command.find(" -falign-functions=64 -falign-loops=32 ") == std::string::npos) continue;
            const std::filesystem::path file = unit["file"].get<std::string>();
            if (file.stem() != "cmake_pch.hxx") aligned.insert(file.stem());
        }
        CHECK(aligned == std::set<std::string>{"tiny", "direct", "behind", "objects", "conditional", "started",
                                               "headed", "sharing"});
    }
}
