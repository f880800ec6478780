// SPDX-License-Identifier: BSL-1.0
// What a test executable starts or loads: built with the baseline, and never taken for the same where it is not.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <nlohmann/json.hpp>

#include "measure/executable.hpp"
#include "support/files.hpp"
#include "support/scratch_project.hpp"

using namespace pawl::cli;
using namespace pawl::cli::tests;
using Catch::Matchers::ContainsSubstring;
using pawl::perf::same_code_and_data;

namespace {

// `tiny` is the same in every commit; what it starts or loads answers as given.
struct Project : ScratchProject {
    void write_all(int answer, const std::string& cmake) const {
        write_tiny_program(1, std::string{default_cmake} + cmake);
        write("answer.cpp", "#include <cstdio>\nint answer() { return " + std::to_string(answer) +
                                "; }\nint main() { std::printf(\"%d\\n\", answer()); }\n");
    }
    void start_daemon_by_macro() const {
        write(
            "tiny.cpp",
            "#include <catch2/catch_test_macros.hpp>\n#include <cstdio>\n#ifndef DAEMON\n#define DAEMON \"\"\n#endif\n"
            "TEST_CASE(\"path\") { std::puts(DAEMON); }\n");
    }
    // Both commits have the same `tiny`, and another `daemon` or `loaded`.
    void commit_two_and_build(const std::string& cmake) const {
        write_all(41, cmake);
        commit("41");
        write_all(42, cmake);
        commit("42");
        build_candidate();
    }
    void build_candidate() const {
        configure({"-DCMAKE_BUILD_TYPE=Release", "-DPAWL_INJECT_TARGETS=tiny",
                   "-DPAWL_INJECT_SOURCE_DIR=" + pawl_source().string(),
                   "-DCMAKE_PROJECT_TOP_LEVEL_INCLUDES=" + pawl_source().string() + "/ci/cmake/PawlInject.cmake"});
        const auto built = run_command({"cmake", "--build", build()});
        REQUIRE(built);
        INFO(built->standard_output);
        REQUIRE(built->exit_code == 0);
    }
    [[nodiscard]] nlohmann::json answer_to(std::vector<std::string> arguments) const {
        const auto output = beside("baseline.json");
        arguments.insert(arguments.end(), {"--output", output});
        const CommandResult made = baseline(arguments);
        INFO(made.standard_error);
        REQUIRE(made.exit_code == 0);
        return nlohmann::json::parse(read_file(output));
    }
    [[nodiscard]] bool tiny_is_same(const nlohmann::json& answer) const {
        return same_code_and_data(build() / "tiny", answer["executable"].get<std::string>());
    }
};

}  // namespace

TEST_CASE("what a test depends on is built with the baseline, and named beside the candidate's",
          "[baseline][depends]") {
    const Project project;
    project.commit_two_and_build(
        "add_executable(daemon answer.cpp)\n"
        "add_library(loaded SHARED answer.cpp)\n"
        "set_target_properties(loaded PROPERTIES VERSION 1.2 SOVERSION 1)\n");
    const auto daemon = (project.build() / "daemon").string();
    const auto loaded = (project.build() / "libloaded.so.1.2").string();
    const auto answer = project.answer_to({"tiny", "--depends", "daemon=" + daemon, "--depends", "loaded=" + loaded});
    CHECK(project.tiny_is_same(answer));
    REQUIRE(answer["depends"].size() == 2);
    CHECK(answer["depends"][0]["candidate"] == daemon);
    CHECK(answer["depends"][1]["candidate"] == loaded);
    const std::string older = answer["depends"][0]["baseline"];
    CHECK(output_of(daemon) == "42\n");
    CHECK(output_of(older) == "41\n");
    CHECK_FALSE(same_code_and_data(loaded, answer["depends"][1]["baseline"].get<std::string>()));
    const auto from_the_cache =
        project.answer_to({"tiny", "--depends", "daemon=" + daemon, "--depends", "loaded=" + loaded});
    CHECK(from_the_cache == answer);
}

TEST_CASE("a target to depend on that the baseline does not have stops nothing", "[baseline][depends]") {
    const Project project;
    project.write_tiny_program(1);
    project.commit("no daemon yet");
    project.write_all(42, "add_executable(daemon answer.cpp)\n");
    project.commit("a daemon");
    project.build_candidate();
    const auto answer = project.answer_to({"tiny", "--depends", "daemon=" + (project.build() / "daemon").string()});
    CHECK(answer["depends"][0]["baseline"] == "");
}

TEST_CASE("an executable is never the same where a shared library of its project is linked", "[baseline][depends]") {
    const Project project;
    const std::string cmake =
        "add_library(linked SHARED answer.cpp)\n"
        "target_link_libraries(tiny -Wl,--no-as-needed linked)\n";
    SECTION("found by the build directory's path") {
        project.commit_two_and_build(cmake);
    }
    SECTION("found beside the executable") {
        project.commit_two_and_build(cmake + "set_target_properties(tiny PROPERTIES BUILD_RPATH_USE_ORIGIN ON)\n");
    }
    CHECK_FALSE(project.tiny_is_same(project.answer_to({"tiny"})));
}

TEST_CASE("a path into the build directory that is compiled in tells the sides apart", "[baseline][depends]") {
    const Project project;
    project.write_all(41,
                      "add_executable(daemon answer.cpp)\n"
                      "target_compile_definitions(tiny PRIVATE DAEMON=\"$<TARGET_FILE:daemon>\")\n");
    project.start_daemon_by_macro();
    project.commit("a daemon");
    project.commit("nothing new");
    project.build_candidate();
    const auto daemon = (project.build() / "daemon").string();
    const auto answer = project.answer_to({"tiny", "--depends", "daemon=" + daemon});
    const std::string older = answer["depends"][0]["baseline"];
    CHECK(same_code_and_data(daemon, older));
    CHECK_FALSE(project.tiny_is_same(answer));
    CHECK_THAT(output_of(project.build() / "tiny"), ContainsSubstring(daemon + "\n"));
    CHECK_THAT(output_of(answer["executable"]), ContainsSubstring(older + "\n"));
}

TEST_CASE("what to depend on is named with the candidate's file", "[baseline][depends][errors]") {
    const Project project;
    for (const char* pair : {"daemon", "=file", "daemon="}) {
        const CommandResult result = project.baseline({"tiny", "--depends", pair});
        CHECK(result.exit_code == 2);
        CHECK_THAT(result.standard_error, ContainsSubstring("is not TARGET=FILE"));
    }
}
