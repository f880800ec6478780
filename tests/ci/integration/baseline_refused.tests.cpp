// SPDX-License-Identifier: BSL-1.0
// Each way in which there is no baseline: one sentence, the right exit code, and with --output a file that says so.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <nlohmann/json.hpp>

#include "support/files.hpp"
#include "support/scratch_project.hpp"

using namespace pawl::cli;
using namespace pawl::cli::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

// The last line is the sentence; steps come before it.
std::string sentence(const CommandResult& result) {
    const std::string text = chomped(result.standard_error);
    return text.substr(text.rfind('\n') + 1);
}

// Without --output the exit code says it, with --output the file does.
void check_refused(const ScratchProject& project, const std::vector<std::string>& arguments, int exit_code,
                   const std::string& part, const Environment& more = {}, const std::string& status = "none") {
    const CommandResult plain = project.baseline(arguments, more);
    INFO(plain.standard_error);
    CHECK(plain.exit_code == exit_code);
    CHECK(plain.standard_output.empty());
    CHECK_THAT(sentence(plain), ContainsSubstring("no baseline: ") && ContainsSubstring(part));

    const auto output = project.beside("baseline.json");
    std::vector<std::string> with_output = arguments;
    with_output.insert(with_output.end(), {"--output", output});
    CHECK(project.baseline(with_output, more).exit_code == 0);
    const auto result = nlohmann::json::parse(read_file(output));
    CHECK(result["schema"] == "pawl.baseline/1");
    CHECK(result["status"] == status);
    const std::string reason = result["reason"];
    CHECK_THAT(reason, ContainsSubstring(part) && !ContainsSubstring("no baseline"));
}

}  // namespace

TEST_CASE("outside of git there is no baseline", "[baseline][errors]") {
    const ScratchProject project;
    project.pretend_configured();
    check_refused(project, {"tiny"}, 2, "is not in a git work tree",
                  {{"GIT_CEILING_DIRECTORIES", project.directory().parent_path()}});
}

TEST_CASE("without git there is no baseline", "[baseline][errors]") {
    const ScratchProject project;
    project.pretend_configured();
    check_refused(project, {"tiny"}, 4, "'git' was not found", {{"PATH", "/no/such"}});
}

TEST_CASE("a repository that git cannot read is said to be one", "[baseline][errors]") {
    const ScratchProject project;
    project.pretend_configured();
    const std::string head = project.commit("one");
    const auto git_directory = project.directory() / ".git";
    SECTION("for its configuration is damaged") {
        write_file(git_directory / "config", "no configuration\n");
        check_refused(project, {"tiny"}, 4,
                      "git cannot read '" + project.directory().string() + "' (fatal: bad config");
    }
    SECTION("for a commit is lost") {
        std::filesystem::remove(git_directory / "objects" / head.substr(0, 2) / head.substr(2));
        check_refused(project, {"tiny"}, 4,
                      "git cannot read '" + project.directory().string() + "' (HEAD is " + head + ", which is lost)");
    }
}

TEST_CASE("before the first commit there is no baseline", "[baseline][errors]") {
    const ScratchProject project;
    project.pretend_configured();
    project.git({"init", "--quiet"});
    check_refused(project, {"tiny"}, 4, "has no commit yet");
}

TEST_CASE("the first commit has no baseline", "[baseline][errors]") {
    const ScratchProject project;
    project.pretend_configured();
    const std::string first = project.commit("one");
    check_refused(project, {"tiny"}, 4, "HEAD (" + first.substr(0, 7) + ") is the first commit");
}

TEST_CASE("a ref that does not exist is no baseline", "[baseline][errors]") {
    const ScratchProject project;
    project.pretend_configured();
    project.commit("one");
    check_refused(project, {"tiny", "--ref", "v9"}, 2, "there is no ref 'v9'");
    check_refused(project, {"tiny", "--ref=-x"}, 2, "there is no ref '-x'");
}

TEST_CASE("a history without any default branch has no baseline unless told", "[baseline][errors]") {
    const ScratchProject project;
    project.pretend_configured();
    project.commit("one");
    project.git({"branch", "--move", "trunk"});
    check_refused(project, {"tiny"}, 4, "has none of the branches origin/HEAD, origin/main");
}

TEST_CASE("a ref of another history is no baseline", "[baseline][errors]") {
    const ScratchProject project;
    project.commit("one");
    project.git({"switch", "--quiet", "--orphan", "pages"});
    project.commit("pages");
    project.pretend_configured();
    check_refused(project, {"tiny", "--ref", "main"}, 4, "have no common ancestor");
}

TEST_CASE("a shallow clone says what to fetch", "[baseline][errors]") {
    const ScratchProject origin;
    origin.commit("one");
    origin.commit("two");
    const ScratchProject project;
    std::filesystem::remove(project.directory());
    origin.git({"clone", "--quiet", "--depth=1", "file://" + origin.directory().string(), project.directory()});
    project.pretend_configured();
    check_refused(project, {"tiny"}, 4, "this shallow clone lacks the parent of HEAD; run: git fetch --unshallow");
}

TEST_CASE("a shallow clone of one branch finds the default branch once it fetched what it is told to",
          "[baseline][errors]") {
    const ScratchProject origin;
    origin.commit("one");
    origin.git({"switch", "--quiet", "--create", "topic"});
    origin.commit("two");
    origin.commit("three");
    origin.git({"switch", "--quiet", "main"});
    const ScratchProject project;
    std::filesystem::remove(project.directory());
    origin.git({"clone", "--quiet", "--depth=1", "--branch=topic", "file://" + origin.directory().string(),
                project.directory()});
    project.pretend_configured();
    const std::string told = "git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*'";
    check_refused(project, {"tiny"}, 4, "this shallow clone lacks the default branch; run: " + told);
    const auto fetched = run_command({"sh", "-c", "exec " + told}, {.working_directory = project.directory()});
    REQUIRE(fetched);
    REQUIRE(fetched->exit_code == 0);
    const CommandResult chosen = project.baseline({"--print-ref"});
    CHECK(chomped(chosen.standard_output) == origin.git({"rev-parse", "main"}));
}

TEST_CASE("a name that is no target of the candidate is a mistake, not a new target", "[baseline][errors]") {
    const ScratchProject project;
    project.write_tiny_program(1);
    project.commit("one");
    project.commit("two");
    project.configure();
    for (const std::vector<std::string>& output : {std::vector<std::string>{}, {"--output", project.beside("none")}}) {
        std::vector<std::string> arguments{"tin"};
        arguments.insert(arguments.end(), output.begin(), output.end());
        const CommandResult refused = project.baseline(arguments);
        CHECK(refused.exit_code == 2);
        CHECK_THAT(refused.standard_error, ContainsSubstring("'tin' is no target of the build in '"));
    }
}

TEST_CASE("a test run of a build that is never timed waits for no baseline", "[baseline][errors]") {
    const ScratchProject project;
    project.commit("one");
    project.commit("two");
    project.pretend_configured();
    const auto cache = project.build() / "CMakeCache.txt";
    write_file(cache, read_file(cache) + "CMAKE_CXX_FLAGS:STRING=--coverage\n");
    const auto output = project.beside("baseline.json");
    const auto result = project.baseline({"tiny", "--output", output});
    CHECK(result.exit_code == 0);
    CHECK(chomped(result.standard_error) == "pawl: no baseline: the flags of '" + project.build().string() +
                                                "' say that it counts coverage, and nothing is timed there; use a "
                                                "build with CMAKE_BUILD_TYPE=RelWithDebInfo or Release");
    CHECK(nlohmann::json::parse(read_file(output))["status"] == "none");
    CHECK_FALSE(std::filesystem::exists(project.cache()));
}

TEST_CASE("a baseline is not linked onto the candidate's own file", "[baseline][errors]") {
    const ScratchProject project;
    const auto shared = project.beside("bin");
    project.write_tiny_program(1, "set(CMAKE_RUNTIME_OUTPUT_DIRECTORY \"" + shared.string() + "\")\n" +
                                      std::string{ScratchProject::default_cmake});
    project.commit("one");
    project.commit("two");
    project.configure();
    check_refused(project, {"tiny"}, 4,
                  "tiny would be linked to '" + (shared / "tiny").string() + "', outside of its build directory");
    CHECK_FALSE(std::filesystem::exists(shared / "tiny"));
}

TEST_CASE("a target that the baseline does not have is new, and that is remembered", "[baseline][errors]") {
    const ScratchProject project;
    project.write_tiny_program(1);
    project.commit("one");
    const std::string with_more =
        "add_executable(more_tests tiny.cpp)\ntarget_link_libraries(more_tests Catch2::Catch2)\n";
    project.write_tiny_program(1, std::string{ScratchProject::default_cmake} + with_more);
    project.commit("two");
    project.configure();
    const std::string parent = project.git({"rev-parse", "--short", "HEAD^"});
    check_refused(project, {"more_tests"}, 4, "more_tests is new since " + parent, {}, "new");
    CHECK(project.baseline({"more_tests"}).standard_error ==
          "pawl: no baseline: more_tests is new since " + parent + "\n");
}

TEST_CASE("a target that is no executable is bad usage", "[baseline][errors]") {
    const ScratchProject project;
    project.write_tiny_program(1);
    project.commit("one");
    project.commit("two");
    project.configure();
    const CommandResult result = project.baseline({"side", "--output", project.beside("baseline.json")});
    CHECK(result.exit_code == 2);
    CHECK(sentence(result) ==
          "pawl: 'side' is not an executable but a target of type STATIC_LIBRARY; name a test executable");
}

TEST_CASE("a baseline that does not configure names the error and the log", "[baseline][errors]") {
    const ScratchProject project;
    project.write_tiny_program(1,
                               std::string{ScratchProject::default_cmake} + "message(FATAL_ERROR \"out of order\")\n");
    project.commit("broken");
    project.write_tiny_program(1);
    project.commit("mended");
    project.configure();
    check_refused(project, {"tiny"}, 4, "does not configure (CMake Error at CMakeLists.txt:7 (message): out of order)");
}

TEST_CASE("a baseline that does not build names the error and the log", "[baseline][errors]") {
    const ScratchProject project;
    project.write_tiny_program(1);
    project.write("tiny.cpp", "int main() { return nonsense; }\n");
    project.commit("broken");
    project.write_tiny_program(1);
    project.commit("mended");
    project.configure();
    check_refused(project, {"tiny"}, 4, "does not build (");
    const std::string text = sentence(project.baseline({"tiny"}));
    CHECK_THAT(text, ContainsSubstring("nonsense"));
    const std::string_view before_log = "; the log is ";
    const std::string log = text.substr(text.find(before_log) + before_log.size());
    CHECK_THAT(read_file(log), ContainsSubstring("nonsense"));
}

TEST_CASE("a cache that cannot be written is no baseline", "[baseline][errors]") {
    const ScratchProject project;
    project.commit("one");
    project.commit("two");
    project.pretend_configured();
    check_refused(project, {"tiny"}, 4, "cannot be used as cache", {{"PAWL_CACHE_DIR", "/dev/null/cache"}});
}

TEST_CASE("a Pawl that is not there cannot be injected", "[baseline][errors]") {
    const ScratchProject project;
    project.commit("one");
    project.commit("two");
    project.pretend_configured();
    std::filesystem::remove_all(project.pawl_source());
    check_refused(project, {"tiny"}, 4, "Pawl's source was not found in");
}

TEST_CASE("a build directory that is none is bad usage, with --output too", "[baseline][errors]") {
    const ScratchProject project;
    project.commit("one");
    std::string part = "no CMakeCache.txt in it";
    SECTION("not configured") {}
    SECTION("cut short") {
        project.write("build/CMakeCache.txt", "CMAKE_CACHEFILE_DIR:INTERN");
        part = "its CMakeCache.txt is incomplete";
    }
    const CommandResult result = project.baseline({"tiny", "--output", project.beside("baseline.json")});
    CHECK(result.exit_code == 2);
    CHECK_THAT(sentence(result), ContainsSubstring("is not a configured build directory (" + part + ")"));
}

TEST_CASE("an answer that cannot be written is said so", "[baseline][errors]") {
    const ScratchProject project;
    project.pretend_configured();
    project.commit("one");
    const CommandResult result = project.baseline({"tiny", "--output", "/dev/null/baseline.json"});
    CHECK(result.exit_code == 4);
    CHECK_THAT(sentence(result), ContainsSubstring("'/dev/null/baseline.json' cannot be written"));
}

TEST_CASE("a command line that cannot be right is bad usage", "[baseline][errors]") {
    const ScratchProject project;
    CHECK(project.baseline({}).exit_code == 2);
    CHECK(project.baseline({"tiny", "--limit", "0"}).exit_code == 2);
    CHECK(project.baseline({"tiny", "--limit", "soon"}).exit_code == 2);
    CHECK(project.baseline({"tiny", "--nosuch"}).exit_code == 2);
}
