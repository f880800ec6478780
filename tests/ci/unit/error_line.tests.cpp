// SPDX-License-Identifier: BSL-1.0
#include "baseline/error_line.hpp"

#include <catch2/catch_test_macros.hpp>

using pawl::cli::last_error_line;

TEST_CASE("the last compiler error speaks for a log", "[baseline][error_line]") {
    CHECK(last_error_line("[1/2] Building a.o\n"
                          "a.cpp:1:1: error: first\n"
                          "a.cpp:2:1: error: second\n"
                          "  2 | x\n"
                          "ninja: build stopped: subcommand failed.\n") == "a.cpp:2:1: error: second");
}

TEST_CASE("an undefined reference says more than the linker's summary", "[baseline][error_line]") {
    CHECK(last_error_line("a.cpp:(.text+0x5): undefined reference to `f()'\n"
                          "collect2: error: ld returned 1 exit status\n") ==
          "a.cpp:(.text+0x5): undefined reference to `f()'");
}

TEST_CASE("an error of CMake is joined with the text below it", "[baseline][error_line]") {
    CHECK(last_error_line("-- Detecting\n"
                          "CMake Error at CMakeLists.txt:3 (message):\n"
                          "  no such thing\n"
                          "\n"
                          "-- Configuring incomplete, errors occurred!\n") ==
          "CMake Error at CMakeLists.txt:3 (message): no such thing");
}

TEST_CASE("without an error the last line that is not blank speaks", "[baseline][error_line]") {
    CHECK(last_error_line("Killed\n \n") == "Killed");
    CHECK(last_error_line("").empty());
}
