// SPDX-License-Identifier: BSL-1.0
#include "baseline/error.hpp"

#include <catch2/catch_test_macros.hpp>
#include <vector>

using namespace pawl::cli;

TEST_CASE("every reason for having no baseline is one sentence with its exit code", "[baseline][errors]") {
    using Code = BaselineError::Code;
    struct Row {
        BaselineError error;
        ExitCode exit;
        const char* sentence;
    };
    const std::vector<Row> rows{
        {{Code::tool_missing, "git", "no 'git' in PATH"},
         exit_environment,
         "no baseline: 'git' was not found (no 'git' in PATH); install it or put its directory into PATH"},
        {{Code::not_a_work_tree, "/x", "fatal: not a git repository"},
         exit_bad_usage,
         "no baseline: '/x' is not in a git work tree (fatal: not a git repository); give --source-dir, or make it one "
         "by 'git init' and a commit"},
        {{Code::no_commit, "", ""},
         exit_environment,
         "no baseline: this repository has no commit yet; commit something to compare with"},
        {{Code::shallow, "the parent of HEAD", ""},
         exit_environment,
         "no baseline: this shallow clone lacks the parent of HEAD; run: git fetch --unshallow origin "
         "'+refs/heads/*:refs/remotes/origin/*' (on CI: check out with full history)"},
        {{Code::ref_missing, "v9", ""},
         exit_bad_usage,
         "no baseline: there is no ref 'v9' here; correct --ref (in CMake: BASELINE_REF, ANCHOR_REF), or run: git "
         "fetch "
         "--tags origin '+refs/heads/*:refs/remotes/origin/*'"},
        {{Code::no_default_branch, "", "main, master"},
         exit_environment,
         "no baseline: this repository has none of the branches main, master; give --ref (in CMake: BASELINE_REF), or "
         "run: git fetch origin '+refs/heads/*:refs/remotes/origin/*'"},
        {{Code::unrelated, "gh-pages", ""},
         exit_environment,
         "no baseline: HEAD and 'gh-pages' have no common ancestor; give another --ref (in CMake: BASELINE_REF, "
         "ANCHOR_REF)"},
        {{Code::no_parent, "3f2c1d9", ""},
         exit_environment,
         "no baseline: HEAD (3f2c1d9) is the first commit and has no parent to compare with; commit the next one, or "
         "change a "
         "file that git tracks"},
        {{Code::no_cmake_cache, "/b", "no CMakeCache.txt in it"},
         exit_bad_usage,
         "'/b' is not a configured build directory (no CMakeCache.txt in it); give --build-dir, or run cmake first"},
        {{Code::no_pawl_source, "/pawl", ""},
         exit_environment,
         "no baseline: Pawl's source was not found in '/pawl'; give --pawl-source-dir"},
        {{Code::checkout_failed, "3f2c1d9", "fatal: disk full"},
         exit_environment,
         "no baseline: commit 3f2c1d9 could not be checked out (fatal: disk full)"},
        {{Code::submodule_missing, "lib/x", "aabbccd"},
         exit_environment,
         "no baseline: submodule 'lib/x' lacks commit aabbccd; run 'git -C lib/x fetch'"},
        {{Code::configure_failed, "3f2c1d9", "CMake Error: no", "/c/build.log"},
         exit_environment,
         "no baseline: commit 3f2c1d9 does not configure (CMake Error: no); the log is /c/build.log"},
        {{Code::build_failed, "3f2c1d9", "a.cpp:1:1: error: no", "/c/build.log"},
         exit_environment,
         "no baseline: commit 3f2c1d9 does not build (a.cpp:1:1: error: no); the log is /c/build.log"},
        {{Code::git_refused, "/p", "fatal: detected dubious ownership in repository at '/p'"},
         exit_environment,
         "no baseline: git cannot read '/p' (fatal: detected dubious ownership in repository at '/p'); 'git status' or "
         "'git fsck' there tells what to do"},
        {{Code::target_missing, "tets", "/b"},
         exit_bad_usage,
         "'tets' is no target of the build in '/b'; correct it, or build there first"},
        {{Code::target_new, "tests", "3f2c1d9"}, exit_environment, "no baseline: tests is new since 3f2c1d9"},
        {{Code::target_not_executable, "lib", "STATIC_LIBRARY"},
         exit_bad_usage,
         "'lib' is not an executable but a target of type STATIC_LIBRARY; name a test executable"},
        {{Code::artifact_elsewhere, "bench", "/opt/bin/bench"},
         exit_environment,
         "no baseline: bench would be linked to '/opt/bin/bench', outside of its build directory; let that path depend "
         "on CMAKE_BINARY_DIR"},
        {{Code::never_timed, "/b", "it counts coverage"},
         exit_environment,
         "no baseline: the flags of '/b' say that it counts coverage, and nothing is timed there; use a build with "
         "CMAKE_BUILD_TYPE=RelWithDebInfo or Release"},
        {{Code::limit_reached, "cmake", "'cmake' had run for 5 s"},
         exit_environment,
         "no baseline: the time limit passed ('cmake' had run for 5 s); run the command again with a "
         "higher --limit (that of a ctest fixture is shown by 'ctest -N -V')"},
        {{Code::cache_unusable, "/ro", "Read-only file system"},
         exit_environment,
         "no baseline: '/ro' cannot be used as cache (Read-only file system); set PAWL_CACHE_DIR to a writable "
         "directory"},
    };
    for (const auto& [error, exit, sentence] : rows) {
        CHECK(describe(error) == sentence);
        CHECK(exit_code(error.code) == exit);
    }
}

TEST_CASE("a command that did not run becomes the reason", "[baseline][errors]") {
    const auto absent = to_baseline_error({CommandError::Code::not_found, "git -C /x status", "no 'git' in PATH"});
    CHECK(absent.code == BaselineError::Code::tool_missing);
    CHECK(absent.subject == "git");
    const auto interrupted = to_baseline_error({CommandError::Code::interrupted, "cmake --build b", ""});
    CHECK(interrupted.code == BaselineError::Code::limit_reached);
    CHECK(interrupted.detail == "'cmake --build b' was interrupted");
    const auto slow = to_baseline_error({CommandError::Code::timed_out, "cmake --build b", "had run for 5 s"});
    CHECK(slow.code == BaselineError::Code::limit_reached);
    CHECK(slow.detail == "'cmake --build b' had run for 5 s");
}

TEST_CASE("a command error is one sentence that says what to do", "[process][errors]") {
    CHECK(describe(CommandError{CommandError::Code::not_found, "nosuch -x", "no 'nosuch' in PATH"}) ==
          "'nosuch -x' was not found (no 'nosuch' in PATH); install it or put its directory into PATH");
    CHECK(describe(CommandError{CommandError::Code::not_started, "/etc/passwd", "cannot execute it"}) ==
          "'/etc/passwd' could not be started: cannot execute it");
    CHECK(describe(CommandError{CommandError::Code::timed_out, "sleep 9", "had run for 1 s"}) ==
          "'sleep 9' had run for 1 s when the time limit passed; raise it if it needs longer");
}
