// SPDX-License-Identifier: BSL-1.0
// cmake/PawlFlags.cmake: what a record says about how its executable was compiled.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "process/command.hpp"
#include "support/files.hpp"
#include "support/temporary_directory.hpp"

using namespace pawl::perf::tests;

TEST_CASE("flags are recorded without paths and warnings, for each configuration its own", "[perf][environment]") {
    const std::string generator = GENERATE("Ninja", "Ninja Multi-Config");
    CAPTURE(generator);
    const TemporaryDirectory directory;
    write_file(directory / "CMakeLists.txt", R"(
cmake_minimum_required(VERSION 3.25)
project(flags NONE)
add_compile_options(-march=native -Wextra "$<$<CONFIG:Debug>:-O1>" -ffile-prefix-map=/a=/b)
include("${PAWL_FLAGS}")
pawl_flags(flags)
file(GENERATE OUTPUT "${CMAKE_BINARY_DIR}/$<CONFIG>" CONTENT "${flags}")
)");
    const auto configured =
        pawl::cli::run_command({PAWL_CMAKE_COMMAND, "-S", directory.path(), "-B", directory / "build", "-G", generator,
                                "-DPAWL_FLAGS=" PAWL_FLAGS_CMAKE, "-DCMAKE_BUILD_TYPE=Release",
                                "-DCMAKE_CXX_FLAGS=-Wall -I/usr/x -fno-rtti -DA=\"b c\"",
                                "-DCMAKE_CXX_FLAGS_RELEASE=-O3 -DB=a>b", "-DCMAKE_CXX_FLAGS_RELWITHDEBINFO=-w"});
    REQUIRE(configured);
    INFO(configured->standard_error);
    REQUIRE(configured->exit_code == 0);
    CHECK(read_file(directory / "build/Release") == "-fno-rtti -DA=b c -O3 -DB=a>b -march=native");
    if (generator == "Ninja") return;
    CHECK(read_file(directory / "build/RelWithDebInfo") == "-fno-rtti -DA=b c -march=native");
}
