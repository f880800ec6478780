// SPDX-License-Identifier: BSL-1.0
// `pawl try`, `selftest` and `doctor` from outside, where they end without a verdict. With one: tests/adoption.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "support/files.hpp"
#include "support/scratch_project.hpp"

using namespace pawl::cli;
using namespace pawl::cli::tests;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

namespace {

CommandResult run_pawl(const ScratchProject& project, std::vector<std::string> arguments,
                       const Environment& more = {}) {
    arguments.insert(arguments.begin(), PAWL_EXECUTABLE);
    Environment environment = project.environment();
    environment.insert(environment.end(), more.begin(), more.end());
    const auto result = run_command(arguments, {.environment = environment});
    if (!result) FAIL(describe(result.error()));
    return *result;
}

CommandResult try_it(const ScratchProject& project, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{"try",
                                       "--source-dir",
                                       project.directory(),
                                       "--pawl-source-dir",
                                       project.pawl_source(),
                                       "-DCMAKE_CXX_COMPILER=" PAWL_TEST_CXX_COMPILER,
                                       "-DCMAKE_CXX_COMPILER_LAUNCHER=" PAWL_TEST_CXX_LAUNCHER,
                                       "-DCatch2_DIR=" PAWL_TEST_CATCH2_DIR};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_pawl(project, arguments);
}

}  // namespace

TEST_CASE("try lists the targets it could take, and leaves the work tree as it was", "[try]") {
    const ScratchProject project;
    project.write_tiny_program(1, std::string{ScratchProject::default_cmake} +
                                      "add_executable(more bench.cpp)\n"
                                      "target_link_libraries(more Catch2::Catch2WithMain)\n"
                                      "add_executable(most bench.cpp)\n"
                                      "target_link_libraries(most Catch2::Catch2WithMain)\n");
    project.write("bench.cpp", "// BENCHMARK\n");
    project.commit("one");
    project.commit("two");
    const std::string before = snapshot(project.directory());

    const auto several = try_it(project);
    CHECK(several.exit_code == 2);
    CHECK_THAT(several.standard_error,
               ContainsSubstring("pawl try: 2 targets hold a BENCHMARK (more, most); name one of them\n"));

    const auto unknown = try_it(project, {"huge"});
    CHECK(unknown.exit_code == 2);
    CHECK_THAT(
        unknown.standard_error,
        ContainsSubstring("pawl try: no executable target is called 'huge'; name one of these: more, most, tiny\n"));

    project.write("bench.cpp", "\n");
    const auto none = try_it(project);
    CHECK(none.exit_code == 2);
    CHECK_THAT(none.standard_error, ContainsSubstring("(executables with Catch2: more, most, tiny)"));

    project.write("bench.cpp", "// BENCHMARK\n");
    CHECK(snapshot(project.directory()) == before);
}

TEST_CASE("try names the log of a work tree that does not build", "[try]") {
    const ScratchProject project;
    project.write_tiny_program(1);
    project.commit("one");
    project.write("tiny.cpp", "#error \"not today\"\n");
    const auto kept = project.beside("kept");
    const auto broken = try_it(project, {"tiny", "--keep", kept});
    CHECK(broken.exit_code == 4);
    CHECK_THAT(broken.standard_error, ContainsSubstring("does not build"));
    CHECK_THAT(broken.standard_error, ContainsSubstring("not today"));
    CHECK_THAT(read_file(kept / "build.log"), ContainsSubstring("not today"));
}

TEST_CASE("try builds nothing where there is nothing to compare with", "[try]") {
    const ScratchProject project;
    project.write_tiny_program(1);
    const auto no_git = try_it(project);
    CHECK(no_git.exit_code == 2);
    CHECK_THAT(no_git.standard_error, ContainsSubstring("is not in a git work tree"));
    project.commit("one");
    const auto first = try_it(project);
    CHECK(first.exit_code == 4);
    CHECK_THAT(first.standard_error, ContainsSubstring("is the first commit and has no parent"));
    CHECK_FALSE(std::filesystem::exists(project.cache()));
}

TEST_CASE("try refuses what it cannot do in one sentence", "[try]") {
    const ScratchProject project;
    project.write_tiny_program(1);
    project.commit("one");
    const auto command = try_it(project, {"--", "./daemon", "--socket", "{socket}"});
    CHECK(command.exit_code == 2);
    CHECK(command.standard_error == "pawl try: trying a COMMAND is not built yet; name one CMake target, or none\n");

    const auto inside = try_it(project, {"--keep", project.directory() / "kept"});
    CHECK(inside.exit_code == 2);
    CHECK_THAT(inside.standard_error, ContainsSubstring("lies in the work tree, which stays as it is"));

    const auto nowhere = run_pawl(project, {"try", "--source-dir", project.beside("nowhere")});
    CHECK(nowhere.exit_code == 2);
    CHECK_THAT(nowhere.standard_error, ContainsSubstring("has no CMakeLists.txt; give --source-dir"));
}

TEST_CASE("selftest says what it cannot run", "[selftest]") {
    const ScratchProject project;
    const auto plain = run_pawl(project, {"selftest", "/bin/true"});
    CHECK(plain.exit_code == 2);
    CHECK_THAT(plain.standard_error, StartsWith("pawl selftest: /bin/true "));
    CHECK(run_pawl(project, {"selftest", "--build-dir", project.directory()}).exit_code == 2);
    CHECK(run_pawl(project, {"selftest", "--inject", "fast"}).exit_code == 2);

    project.write_tiny_program(1);
    project.configure();
    const auto unbuilt = run_pawl(project, {"selftest", "--build-dir", project.build()});
    CHECK(unbuilt.exit_code == 2);
    CHECK_THAT(unbuilt.standard_error, ContainsSubstring("holds no built executable with Pawl in it"));
    const auto unknown = run_pawl(project, {"selftest", "--build-dir", project.build(), "huge"});
    CHECK(unknown.exit_code == 2);
    CHECK_THAT(unknown.standard_error, ContainsSubstring("name one of these: tiny"));
}

TEST_CASE("where timing is not applicable, selftest proves nothing and doctor finds no resolution",
          "[selftest][doctor]") {
    const ScratchProject project;
    const auto tested = run_pawl(project, {"selftest", PAWL_TEST_UNOPTIMISED_BENCHMARK});
    INFO(tested.standard_error);
    CHECK(tested.exit_code == 3);
    CHECK_THAT(tested.standard_output, StartsWith("timing is not applicable in this build: "));

    const auto no_such_case = run_pawl(project, {"selftest", PAWL_TEST_UNOPTIMISED_BENCHMARK, "nosuch"});
    CHECK(no_such_case.exit_code == 2);
    CHECK_THAT(no_such_case.standard_error, ContainsSubstring("met no BENCHMARK with the test spec 'nosuch'"));

    const auto examined = run_pawl(project, {"doctor", PAWL_TEST_UNOPTIMISED_BENCHMARK});
    CHECK(examined.exit_code == 2);
    CHECK_THAT(examined.standard_error, ContainsSubstring("was not timed; give an executable that is built as"));
}

TEST_CASE("doctor reports on this machine, for people and for machines", "[doctor]") {
    const ScratchProject project;
    const auto text = run_pawl(project, {"doctor"});
    CHECK(text.exit_code == 0);
    CHECK_THAT(text.standard_output, ContainsSubstring("hand-over"));
    CHECK_THAT(text.standard_output, !ContainsSubstring("\033"));
    const auto json = run_pawl(project, {"doctor", "--json"}, {{"PAWL_CACHE_DIR", "/dev/null"}});
    const auto document = nlohmann::json::parse(json.standard_output);
    CHECK(document.at("schema") == "pawl.doctor/1");
    CHECK(document.at("findings").size() == 21);
    const auto cache = std::ranges::find(document.at("findings"), "cache", [](const auto& f) { return f.at("topic"); });
    CHECK_FALSE(cache->at("ok").get<bool>());
    CHECK(cache->at("advice") == "Set PAWL_CACHE_DIR to a directory that can be written.");

    const auto plain = run_pawl(project, {"doctor", "/bin/true"});
    CHECK(plain.exit_code == 2);
    CHECK_THAT(plain.standard_error, StartsWith("pawl doctor: /bin/true "));
}

TEST_CASE("try does not link into the work tree", "[try][errors]") {
    const ScratchProject project;
    project.write_tiny_program(1, "set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_SOURCE_DIR}/bin)\n" +
                                      std::string{ScratchProject::default_cmake});
    project.commit("one");
    project.commit("two");
    const auto tried = try_it(project, {"tiny"});
    CHECK(tried.exit_code == 4);
    CHECK_THAT(tried.standard_error, ContainsSubstring("tiny would be linked to") &&
                                         ContainsSubstring("let that path depend on CMAKE_BINARY_DIR"));
    CHECK(std::filesystem::is_empty(project.directory() / "bin"));  // which CMake makes
}

TEST_CASE("pawl tells its version", "[commands]") {
    const ScratchProject project;
    const auto version = run_pawl(project, {"--version"});
    CHECK(version.exit_code == 0);
    CHECK(version.standard_output == "pawl " PAWL_TEST_VERSION "\n");
}
