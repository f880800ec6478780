// SPDX-License-Identifier: BSL-1.0
// pawl_add_coverage_gate as a project meets it: tiny/ configured, built and run by the real cmake and ctest.
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>
#include <fstream>

#include "run.hpp"
#include "temporary_directory.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::Matches;

namespace {

Ran configured(const std::string& build_dir, const std::string& flags, const std::string& testing,
               const std::string& source_dir = PAWL_TINY_SOURCE_DIR) {
    return run({PAWL_CMAKE_COMMAND, "-S", source_dir, "-B", build_dir, "-G", "Ninja",
                "-DCMAKE_CXX_COMPILER=" PAWL_CXX_COMPILER, "-DCMAKE_CXX_COMPILER_WORKS=ON",
                "-DCMAKE_CXX_FLAGS=" + flags, "-DPAWL_EXECUTABLE=" PAWL_EXECUTABLE,
                "-DPAWL_COVERAGE_CMAKE_DIR=" PAWL_COVERAGE_CMAKE_DIR, testing});
}

void configure(const std::string& build_dir, const std::string& flags) {
    require_success(configured(build_dir, flags, "-DWITHOUT_TESTING=OFF"));
}

Ran ctest(const std::string& build_dir, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {PAWL_CTEST_COMMAND, "--test-dir", build_dir, "-j2", "--output-on-failure"});
    return run(arguments, {.environment = {{"CI", ""}, {"PAWL_CACHE_DIR", build_dir + "/cache"}}});
}

/// `1/2 Test #1: NAME ....***RESULT   0.00 sec`
auto test_ended(const std::string& name, const std::string& result) {
    return Matches("[^]*Test +#[0-9]+: " + name + " \\.+ *" + result + " [^]*");
}

const std::string passed = "Passed";
const std::string skipped = "\\*\\*\\*Skipped";
const std::string failed = "\\*\\*\\*Failed";

}  // namespace

TEST_CASE("the gate is red, green or not decided in ctest", "[coverage][ctest][integration]") {
    const TemporaryDirectory build;
    configure(build.path(), "--coverage");
    require_success(run({PAWL_CMAKE_COMMAND, "--build", build.path()}));

    const Ran alone = ctest(build.path(), {"-R", "^red"});
    CHECK(alone.exit_code == 0);
    CHECK_THAT(alone.output, test_ended("red-capture", skipped) && test_ended("red", skipped));

    const Ran partial = ctest(build.path(), {"-V", "-R", "^(red|positive)"});
    CHECK(partial.exit_code == 0);
    CHECK_THAT(partial.output,
               test_ended("positive", passed) && test_ended("red-capture", passed) && test_ended("red", skipped));
    CHECK_THAT(partial.output,
               ContainsSubstring("not decided: 2 of 3 tests are not part of this ctest run, first 'a negative value'"));

    const Ran whole = ctest(build.path(), {});
    CHECK(whole.exit_code == 8);
    CHECK_THAT(whole.output, test_ended("zero", passed) && test_ended("green", passed) && test_ended("red", failed));
    CHECK_THAT(whole.output, ContainsSubstring("coverage failed: 9 of 11 lines, 81.81 %; floor 95 %, 2 short") &&
                                 ContainsSubstring("\n                 2 of 3 functions, 66.66 %; floor 50 %\n") &&
                                 ContainsSubstring("unused.cpp:2-3"));
    CHECK_THAT(whole.output, ContainsSubstring("1 tests failed out of 7"));
}

TEST_CASE("a change that too few tests run is red in ctest, and open where git does not know it",
          "[coverage][ctest][integration]") {
    const TemporaryDirectory directory;
    const std::string source = directory.file("source");
    std::filesystem::copy(PAWL_TINY_SOURCE_DIR, source);
    const pawl::cli::CommandOptions in_source{.working_directory = source,
                                              .environment = {{"GIT_CONFIG_GLOBAL", "/dev/null"},
                                                              {"GIT_AUTHOR_NAME", "A"},
                                                              {"GIT_AUTHOR_EMAIL", "a@example.invalid"},
                                                              {"GIT_COMMITTER_NAME", "A"},
                                                              {"GIT_COMMITTER_EMAIL", "a@example.invalid"}}};
    require_success(run({"git", "init", "--quiet", "--initial-branch=main"}, in_source));
    require_success(run({"git", "add", "--all"}, in_source));
    require_success(run({"git", "commit", "--quiet", "--message", "one"}, in_source));
    std::ofstream(source + "/sign.cpp", std::ios::app) << "int twice(int value) { return 2 * value; }\n";
    const std::string build = directory.file("build");
    require_success(configured(build, "--coverage", "-DWITH_PATCH=ON", source));
    require_success(run({PAWL_CMAKE_COMMAND, "--build", build}));

    const Ran red = ctest(build, {"-E", "red|green"});
    CHECK(red.exit_code == 8);
    CHECK_THAT(red.output, test_ended("change", failed));
    CHECK_THAT(red.output, test_ended("fall", skipped));  // no tracefile of main is kept
    CHECK_THAT(red.output,
               ContainsSubstring("patch failed: 0 of 1 changed lines") && ContainsSubstring("sign.cpp:11\n"));

    std::filesystem::remove_all(source + "/.git/objects");
    const Ran open = ctest(build, {"-V", "-E", "red|green"});
    CHECK_THAT(open.output, test_ended("change", skipped) && ContainsSubstring("not decided: no change to judge: "));
}

TEST_CASE("a build without counters skips the gate and says which one to use", "[coverage][ctest][integration]") {
    const TemporaryDirectory build;
    configure(build.path(), "-O2");

    const Ran gate = ctest(build.path(), {"-V", "-R", "^red"});

    CHECK(gate.exit_code == 0);
    CHECK_THAT(gate.output, test_ended("red", skipped));
    CHECK_THAT(gate.output, ContainsSubstring("this build counts no lines; use `cmake --workflow --preset coverage`"));
}

TEST_CASE("without enable_testing() the gate would never run, so CMake stops", "[coverage][ctest][integration]") {
    const TemporaryDirectory build;

    const Ran refused = configured(build.path(), "--coverage", "-DWITHOUT_TESTING=ON");

    CHECK(refused.exit_code == 1);
    CHECK_THAT(refused.output,
               ContainsSubstring("pawl_add_coverage_gate(red)") && ContainsSubstring("enable_testing()"));
}
