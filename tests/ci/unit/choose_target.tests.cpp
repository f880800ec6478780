// SPDX-License-Identifier: BSL-1.0
#include "try/choose_target.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pawl::cli;

namespace {

ExecutableTarget target(const char* name, const char* link_line, std::vector<std::filesystem::path> sources) {
    return {.name = name, .artifact = name, .sources = std::move(sources), .link_line = link_line};
}

// In the tests below a source holds a BENCHMARK where its name says so.
bool says_bench(const std::filesystem::path& source) {
    return source.string().find("bench") != std::string::npos;
}

const auto bench = target("bench", "-g /usr/lib/libCatch2Main.a /usr/lib/libCatch2.a", {"main.cpp", "bench.cpp"});
const auto unit = target("unit", "/usr/lib/libCatch2.a", {"unit.cpp"});
const auto tool = target("tool", "-lm", {"bench_tool.cpp"});

}  // namespace

TEST_CASE("the only executable with Catch2 and a BENCHMARK is taken", "[try]") {
    CHECK(choose_target({unit, bench, tool}, "", says_bench)->name == "bench");
}

TEST_CASE("a target that is named is taken, benchmarks or not", "[try]") {
    CHECK(choose_target({unit, bench}, "unit", says_bench)->name == "unit");
}

TEST_CASE("several candidates are listed", "[try]") {
    const auto chosen = choose_target({bench, target("more", "libCatch2d.a", {"bench2.cpp"})}, "", says_bench);
    CHECK(chosen.error() == "2 targets hold a BENCHMARK (bench, more); name one of them");
}

TEST_CASE("where no source mentions BENCHMARK, the executables with Catch2 are listed", "[try]") {
    CHECK(choose_target({unit, tool}, "", says_bench).error() ==
          "no executable that links Catch2 (3.4 or later) has a source that mentions BENCHMARK (executables with "
          "Catch2: unit); name the target, or set the option that builds it with -D");
    CHECK(choose_target({}, "", says_bench).error().find("with Catch2: none)") != std::string::npos);
}

TEST_CASE("a target that does not exist is answered with those that do", "[try]") {
    CHECK(choose_target({bench, unit}, "bensh", says_bench).error() ==
          "no executable target is called 'bensh'; name one of these: bench, unit");
}
