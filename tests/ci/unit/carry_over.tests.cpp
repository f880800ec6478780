// SPDX-License-Identifier: BSL-1.0
#include "baseline/carry_over.hpp"

#include <catch2/catch_test_macros.hpp>

using pawl::cli::CacheEntry;
using pawl::cli::carried_entries;
using pawl::cli::moved_entries;
using pawl::cli::top_level_includes;

TEST_CASE("the baseline gets the candidate's compilers, flags, options and packages", "[baseline][carry_over]") {
    const std::vector<CacheEntry> kept{{"CMAKE_CXX_COMPILER", "FILEPATH", "/usr/bin/c++"},
                                       {"CMAKE_CXX_FLAGS", "STRING", "-O2 -I/p/build/generated"},
                                       {"FAST", "UNINITIALIZED", "1"},
                                       {"Catch2_DIR", "PATH", "/usr/lib/cmake/Catch2"},
                                       {"CMAKE_TOOLCHAIN_FILE", "FILEPATH", "/p/build/conan_toolchain.cmake"},
                                       {"NEARBY", "PATH", "/p/build-tools/x"}};
    CHECK(carried_entries(kept, "/p/build") == kept);
}

TEST_CASE("the baseline does not get what belongs to the candidate's build directory", "[baseline][carry_over]") {
    CHECK(carried_entries({{"CMAKE_HOME_DIRECTORY", "INTERNAL", "/p"},
                           {"p_SOURCE_DIR", "STATIC", "/p"},
                           {"fmt_DIR", "PATH", "/p/build/_deps/fmt"},
                           {"LIST", "STRING", "/usr/lib;/p/build/lib"},
                           {"CMAKE_RUNTIME_OUTPUT_DIRECTORY", "PATH", "/opt/out/bin"},
                           {"CMAKE_LIBRARY_OUTPUT_DIRECTORY_RELEASE", "PATH", "/opt/out/lib"},
                           {"EXECUTABLE_OUTPUT_PATH", "PATH", "/opt/out/bin"},
                           {"FETCHCONTENT_BASE_DIR", "PATH", "/shared/deps"},
                           {"FETCHCONTENT_FULLY_DISCONNECTED", "BOOL", "ON"},
                           {"FETCHCONTENT_UPDATES_DISCONNECTED_FMT", "BOOL", "ON"},
                           {"CMAKE_CXX_CLANG_TIDY", "STRING", "clang-tidy"},
                           {"PAWL_INJECT_TARGETS", "STRING", "t"},
                           {"PAWL_IS_BASELINE", "BOOL", "OFF"},
                           {"PAWL_PERF_SOURCE_DIR", "PATH", "/p/perf_tests"},
                           {"FETCHCONTENT_SOURCE_DIR_PAWL", "PATH", "/pawl"},
                           {"Pawl_DIR", "PATH", "/usr/lib/cmake/Pawl"},
                           {"CMAKE_PROJECT_TOP_LEVEL_INCLUDES", "STRING", "/p/x.cmake"}},
                          "/p/build")
              .empty());
}

TEST_CASE("paths into the source tree move to the checkout, wherever they stand in a value", "[baseline][carry_over]") {
    const auto moved = [](const char* value) {
        return moved_entries({{"X", "STRING", value}}, "/p", "/cache/source", "/p/build").at(0).value;
    };
    CHECK(moved("/p") == "/cache/source");
    CHECK(moved("/p/cmake/tool.cmake") == "/cache/source/cmake/tool.cmake");
    CHECK(moved("-I/p/inc -DX=\"/p\" -L/p") == "-I/cache/source/inc -DX=\"/cache/source\" -L/cache/source");
    CHECK(moved("/p/a;/p/b") == "/cache/source/a;/cache/source/b");
    CHECK(moved("/product;/p.old") == "/product;/p.old");
    CHECK(moved("/p/build/conan.cmake;/p/build") == "/p/build/conan.cmake;/p/build");
    CHECK(moved("/p/builder") == "/cache/source/builder");
    CHECK(moved("") == "");
}

TEST_CASE("the user's own top-level includes stay, an earlier injection goes", "[baseline][carry_over]") {
    CHECK(top_level_includes("", "/pawl/PawlInject.cmake") == "/pawl/PawlInject.cmake");
    CHECK(top_level_includes("/p/conan.cmake;/old/PawlInject.cmake", "/pawl/PawlInject.cmake") ==
          "/p/conan.cmake;/pawl/PawlInject.cmake");
}
