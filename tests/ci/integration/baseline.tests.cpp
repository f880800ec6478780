// SPDX-License-Identifier: BSL-1.0
// `pawl baseline` from outside: what it builds and prints.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "support/files.hpp"
#include "support/scratch_project.hpp"

using namespace pawl::cli;
using namespace pawl::cli::tests;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;
namespace fs = std::filesystem;

TEST_CASE("the baseline is the first parent, built with today's Pawl as the candidate would be", "[baseline]") {
    const ScratchProject project;
    project.write_tiny_program(41);
    const std::string parent = project.commit("41");
    project.write_tiny_program(42);
    project.commit("42");
    project.configure({"-DCMAKE_BUILD_TYPE=Release"});
    const std::string before = snapshot(project.directory());
    const auto output = project.beside("new directory") / "baseline.json";

    const CommandResult made = project.baseline({"tiny", "--output", output});
    INFO(made.standard_error);
    REQUIRE(made.exit_code == 0);
    const std::string executable = chomped(made.standard_output);
    CHECK_THAT(executable, StartsWith(project.cache().string() + "/project-"));
    CHECK_THAT(output_of(executable),
               ContainsSubstring("pawl=today answer=41 file=" + project.directory().string() + "/tiny.cpp"));
    const std::string short_parent = project.git({"rev-parse", "--short", parent});
    CHECK(made.standard_error == "pawl: checking out " + short_parent + " (first parent of HEAD, which is on main)\n" +
                                     "pawl: configuring " + short_parent + "\npawl: building tiny of " + short_parent +
                                     "\n");
    const auto result = nlohmann::json::parse(read_file(output));
    CHECK(result["status"] == "ready");
    CHECK(result["executable"] == executable);
    CHECK(result["commit"] == parent);
    CHECK(result["ref"] == "main");

    const CommandResult again = project.baseline({"tiny"});
    CHECK(again.standard_output == made.standard_output);
    CHECK(again.standard_error.empty());
    CHECK(snapshot(project.directory()) == before);
}

// What makes "held identical" possible: neither paths nor flags tell the two builds apart.
TEST_CASE("the same commit built as candidate and as baseline is the same file, byte for byte", "[baseline]") {
    const ScratchProject project;
    project.write_tiny_program(42);
    project.write("README", "a");
    project.commit("42");
    project.write("README", "b");  // dirty, so HEAD itself is the baseline
    project.configure(
        {"-DCMAKE_BUILD_TYPE=RelWithDebInfo", "-DPAWL_INJECT_TARGETS=tiny",
         "-DPAWL_INJECT_SOURCE_DIR=" + project.pawl_source().string(),
         "-DCMAKE_PROJECT_TOP_LEVEL_INCLUDES=" + project.pawl_source().string() + "/ci/cmake/PawlInject.cmake"});
    const auto built = run_command({"cmake", "--build", project.build(), "--target", "tiny"});
    REQUIRE(built);
    REQUIRE(built->exit_code == 0);
    const CommandResult made = project.baseline({"tiny"});
    INFO(made.standard_error);
    REQUIRE(made.exit_code == 0);
    CHECK((read_file(chomped(made.standard_output)) == read_file(project.build() / "tiny")));
}

TEST_CASE("a project below the top of its repository is found there", "[baseline]") {
    const ScratchProject project;
    project.write("sub/CMakeLists.txt",
                  "cmake_minimum_required(VERSION 3.16)\nproject(sub CXX)\nadd_executable(tiny tiny.cpp)\n");
    project.write("sub/tiny.cpp", "#include <cstdio>\nint main() { std::puts(__FILE__); }\n");
    project.commit("one");
    project.commit("two");
    const auto configured = run_command({"cmake", "-G", "Ninja", "-S", project.directory() / "sub", "-B",
                                         project.build(), "-DCMAKE_CXX_COMPILER=" PAWL_TEST_CXX_COMPILER});
    REQUIRE(configured);
    const CommandResult made = project.baseline({"tiny", "--source-dir", project.directory().string() + "/./sub/"});
    INFO(made.standard_error);
    REQUIRE(made.exit_code == 0);
    CHECK(output_of(chomped(made.standard_output)) == project.directory().string() + "/sub/tiny.cpp\n");
}

TEST_CASE("a toolchain file that says something else means another baseline", "[baseline]") {
    const ScratchProject project;
    project.write_tiny_program(1);
    project.commit("one");
    project.commit("two");
    const bool is_made_by_the_build = GENERATE(false, true);
    const auto toolchain = (is_made_by_the_build ? project.build() : project.beside("")) / "toolchain.cmake";
    fs::create_directories(project.build());
    std::ofstream(toolchain) << "\n";
    project.configure({"-DCMAKE_TOOLCHAIN_FILE=" + toolchain.string()});
    const auto executable_with = [&](const std::string& flags) {
        std::ofstream(toolchain) << "add_compile_options(" << flags << ")\n";  // which no cache entry tells
        const CommandResult made = project.baseline({"tiny"});
        INFO(made.standard_error);
        REQUIRE(made.exit_code == 0);
        return chomped(made.standard_output);
    };
    const std::string first = executable_with("-O1");
    CHECK(executable_with("-O2") != first);
    CHECK(executable_with("-O1") == first);
}

TEST_CASE("the baseline is configured by the cmake that configured the candidate", "[baseline]") {
    const ScratchProject project;
    project.write_tiny_program(1);
    project.commit("one");
    project.commit("two");
    project.configure({});
    const auto log = project.beside("cmake.log");
    const auto cmake = project.beside("cmake");
    std::ofstream(cmake) << "#!/bin/sh\necho \"$1\" >>'" << log.string() << "'\nexec cmake \"$@\"\n";
    fs::permissions(cmake, fs::perms::owner_all);
    const auto cache = read_file(project.build() / "CMakeCache.txt");
    std::ofstream(project.build() / "CMakeCache.txt") << "CMAKE_COMMAND:INTERNAL=" << cmake.string() << "\n" << cache;
    const CommandResult made = project.baseline({"tiny"});
    INFO(made.standard_error);
    REQUIRE(made.exit_code == 0);
    CHECK(read_file(log) == "-S\n--build\n");

    INFO("and by the PATH's where that one cannot be run any more");
    fs::permissions(cmake, fs::perms::owner_read);
    const CommandResult without = project.baseline({"tiny"});
    INFO(without.standard_error);
    CHECK(without.exit_code == 0);
    CHECK(without.standard_output != made.standard_output);
    CHECK(read_file(log) == "-S\n--build\n");
}

TEST_CASE("where -march=native means something else, another baseline is made", "[baseline]") {
    const ScratchProject project;
    project.write_tiny_program(1);
    project.commit("one");
    project.commit("two");
    const auto compiler = project.beside("c++");
    const auto macros = project.beside("macros");
    std::ofstream(compiler) << "#!/bin/sh\ncase \"$*\" in -march=native*) exec cat '" << macros.string()
                            << "' ;; esac\nexec " PAWL_TEST_CXX_COMPILER " \"$@\"\n";
    fs::permissions(compiler, fs::perms::owner_all);
    project.configure({"-DCMAKE_CXX_COMPILER=" + compiler.string()});
    const auto executable_where = [&](const char* native) {
        std::ofstream(macros) << native;
        const CommandResult made = project.baseline({"tiny"});
        INFO(made.standard_error);
        REQUIRE(made.exit_code == 0);
        return chomped(made.standard_output);
    };
    const std::string first = executable_where("#define __AVX2__ 1\n");
    CHECK(executable_where("#define __AVX512F__ 1\n") != first);
    CHECK(executable_where("#define __AVX2__ 1\n") == first);
}

TEST_CASE("of several configurations the one that is asked for is built", "[baseline]") {
    const ScratchProject project;
    project.write_tiny_program(1);
    project.commit("one");
    project.commit("two");
    const auto configured =
        run_command({"cmake", "-G", "Ninja Multi-Config", "-S", project.directory(), "-B", project.build(),
                     "-DCMAKE_CXX_COMPILER=" PAWL_TEST_CXX_COMPILER, "-DCatch2_DIR=" PAWL_TEST_CATCH2_DIR});
    REQUIRE(configured);
    REQUIRE(configured->exit_code == 0);
    for (const char* configuration : {"Release", "RelWithDebInfo"}) {
        const CommandResult made = project.baseline({"tiny", "--config", configuration});
        INFO(made.standard_error);
        REQUIRE(made.exit_code == 0);
        CHECK_THAT(chomped(made.standard_output), EndsWith(std::string("/build/") + configuration + "/tiny"));
    }
}

TEST_CASE("what --print-ref prints follows the branch, the ref and uncommitted changes", "[baseline]") {
    const ScratchProject project;
    project.write("a.txt", "1");
    const std::string one = project.commit("one");
    const std::string two = project.commit("two");
    project.git({"tag", "v1", one});
    const auto chosen = [&](std::vector<std::string> more) {
        more.insert(more.end(), {"--print-ref", "--source-dir", project.directory()});
        return chomped(project.baseline(more).standard_output);
    };
    CHECK(chosen({}) == one);
    CHECK(chosen({"--ref", "v1"}) == one);
    project.write("untracked.txt", "");
    CHECK(chosen({}) == one);
    project.write("a.txt", "2");
    CHECK(chosen({}) == two);
    project.git({"switch", "--quiet", "--create", "topic"});
    project.commit("three");
    CHECK(chosen({}) == two);
    CHECK(chosen({"--ref", "v1"}) == one);
    CHECK_FALSE(std::filesystem::exists(project.cache()));
}

TEST_CASE("the answer says what the candidate is, whether or not there is a baseline for it", "[baseline]") {
    const ScratchProject project;
    const auto answer = [&] {
        const auto output = project.beside("baseline.json");
        (void)project.baseline({"tiny", "--output", output});
        return nlohmann::json::parse(read_file(output));
    };
    project.write_tiny_program(41);
    const std::string only = project.commit("41");
    project.git({"tag", "v1.0"});  // a commit is named by its hash all the same
    project.configure();
    const auto without_parent = answer();
    CHECK(without_parent["status"] == "none");
    CHECK(without_parent["candidate_commit"] == only);
    CHECK(without_parent["source_root"] == project.directory().string());
    project.write_tiny_program(42);
    const auto dirty = answer();
    CHECK(dirty["status"] == "ready");
    CHECK(dirty["candidate_commit"] == only + "+dirty");
}

TEST_CASE("an anchor is built from the ref's own commit, and is called by its name", "[baseline]") {
    const ScratchProject project;
    project.write_tiny_program(41);
    const std::string release = project.commit("41");
    project.git({"tag", "v1.0"});
    project.configure();
    const auto anchor = [&] {
        const auto output = project.beside("anchor.json");
        const CommandResult made = project.baseline({"tiny", "--anchor", "v1.0", "--output", output});
        INFO(made.standard_error);
        REQUIRE(made.exit_code == 0);
        CHECK_THAT(output_of(chomped(made.standard_output)), ContainsSubstring("answer=41"));
        return nlohmann::json::parse(read_file(output));
    };
    const auto on_the_release = anchor();
    CHECK(on_the_release["commit"] == release);
    project.write_tiny_program(42);
    project.commit("42");
    const auto later = anchor();
    CHECK(later["commit"] == release);
    CHECK(later["label"] == "v1.0 (" + project.git({"rev-parse", "--short", release}) + ")");
    CHECK(project.baseline({"tiny", "--anchor", "v1.0", "--ref", "main"}).exit_code == 2);
}

TEST_CASE("inside a git hook the user's repository is still found", "[baseline]") {
    const ScratchProject project;
    project.commit("one");
    const std::string one = project.git({"rev-parse", "HEAD"});
    project.commit("two");
    const auto result = project.baseline({"--print-ref", "--source-dir", project.directory()},
                                         {{"GIT_DIR", "/nowhere"}, {"GIT_INDEX_FILE", "/nowhere/index"}});
    CHECK(chomped(result.standard_output) == one);
}
