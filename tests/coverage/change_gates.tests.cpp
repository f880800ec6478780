// SPDX-License-Identifier: BSL-1.0
// `pawl coverage gate` on changes: --patch and --max-drop with real git, on tracefiles written by hand.
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>
#include <fstream>

#include "../perf_tests/support/schema.hpp"
#include "record/file.hpp"
#include "repository.hpp"

using Catch::Matchers::ContainsSubstring;
namespace fs = std::filesystem;

TEST_CASE("a change of which too few lines are run is red, and green once they are", "[coverage][integration][patch]") {
    const Repository repository;
    const Ran red = repository.gate({"--patch", "90"});
    CHECK(red.exit_code == 1);
    CHECK_THAT(red.output, ContainsSubstring("\npatch failed: 1 of 2 changed lines, 50.00 %; floor 90 %, 1 short\n"
                                             "        lines       %  not covered\n"
                                             "          1/2   50.00  src/a.cpp:3\n"
                                             "changes since "));
    CHECK_THAT(red.output, ContainsSubstring("(merge-base with main)\n"));

    repository.cover("src/a.cpp", {1, 7, 1, 0, 1});  // what was not covered before is nobody's fault now
    const Ran green = repository.gate({"--patch", "90"});
    CHECK(green.exit_code == 0);
    CHECK_THAT(green.output, ContainsSubstring("\npatch held: 2 of 2 changed lines, 100.00 %; floor 90 %\n"));
}

TEST_CASE("changes that are not committed count, files that git does not know yet too",
          "[coverage][integration][patch]") {
    const Repository repository;
    repository.cover("src/a.cpp", {1, 7, 1, 1, 0}, "SF:src/new.cpp\nDA:1,0\nDA:2,1\nend_of_record\n");
    repository.write("src/a.cpp", "1\nadded 2\nadded 3\n2\nrewritten 5\n");
    repository.write("src/new.cpp", "1\n2\n");
    const Ran red = repository.gate({"--patch", "100"});
    CHECK(red.exit_code == 1);
    CHECK_THAT(red.output, ContainsSubstring("patch failed: 3 of 5 changed lines"));
    CHECK_THAT(red.output, ContainsSubstring("src/a.cpp:5\n") && ContainsSubstring("src/new.cpp:1\n"));
}

TEST_CASE("a diff may come from a file, of a directory below the repository's top too",
          "[coverage][integration][patch]") {
    const Repository repository;
    std::ofstream(repository.beside("x.diff")) << repository.git({"diff", "main"});
    CHECK(repository.gate({"--patch", "90", "--diff", repository.beside("x.diff")}).exit_code == 1);
    CHECK(repository.gate({"--patch", "50", "--diff", repository.beside("x.diff")}).exit_code == 0);

    repository.cover("a.cpp", {1, 7, 0, 0, 1});  // captured with --source-dir src
    const Ran refused = repository.gate({"--patch", "90", "--diff", repository.beside("x.diff")});
    CHECK(refused.exit_code == 2);
    CHECK_THAT(refused.output,
               ContainsSubstring("the diff calls a file 'src/a.cpp', the tracefile one 'a.cpp'; make both "
                                 "relative to one directory"));
    const Ran below = repository.gate({"--patch", "90"}, "src");
    CHECK(below.exit_code == 1);
    CHECK_THAT(below.output, ContainsSubstring("a.cpp:3\n"));
}

TEST_CASE("where git cannot tell the change, that is no pass", "[coverage][integration][patch][errors]") {
    const Repository repository;
    const Ran ref = repository.gate({"--patch", "90", "--ref", "nope"});
    CHECK(ref.exit_code == 2);
    CHECK_THAT(ref.output, ContainsSubstring("pawl coverage: no change to judge: there is no ref 'nope' here"));
    std::ofstream(repository.beside("x.diff")) << "--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\n";
    CHECK(repository.gate({"--keep-as", "x", "--max-drop", "5", "--ref", "nope"}).exit_code == 2);
    const Ran damaged = repository.gate({"--patch", "90", "--diff", repository.beside("x.diff")});
    CHECK(damaged.exit_code == 2);
    CHECK_THAT(damaged.output, ContainsSubstring("x.diff:4: the diff ends within a hunk of a"));
    CHECK(repository.gate({"--patch", "90", "--diff", repository.beside("none")}).exit_code == 2);
    CHECK(repository.gate({"--patch", "101"}).exit_code == 2);
    CHECK(repository.gate({"--diff", "x.diff"}).exit_code == 2);  // without --patch
    fs::rename(repository.file(".git"), repository.beside("git"));
    const Ran outside = repository.gate({"--patch", "90"});
    CHECK(outside.exit_code == 2);
    const Ran failed = repository.gate({"--patch", "90", "--file-floor", "100"});
    CHECK(failed.exit_code == 1);  // whatever git cannot tell
    CHECK_THAT(failed.output, ContainsSubstring("coverage failed: ") && ContainsSubstring("no change to judge: "));
    CHECK_THAT(outside.output,
               ContainsSubstring("no change to judge: ") && ContainsSubstring("not in a git work tree"));
}

TEST_CASE("a shallow clone is told what to fetch, and is no pass", "[coverage][integration][patch][errors][trap]") {
    const Repository repository;
    const std::string clone = repository.beside("clone");
    repository.git({"clone", "--quiet", "--depth", "1", "--branch", "topic", "file://" + repository.file(""), clone});
    const Ran shallow = run(
        {PAWL_EXECUTABLE, "coverage", "gate", "--patch", "90", "--source-dir", clone, repository.beside("all.info")},
        {.environment = git_environment()});
    CHECK(shallow.exit_code == 3);
    CHECK_THAT(shallow.output, ContainsSubstring("no change to judge: ") && ContainsSubstring("git fetch"));
}

TEST_CASE("without git there is no change to judge", "[coverage][integration][patch][errors][trap]") {
    const Repository repository;
    const Ran without = repository.gate({"--patch", "90"}, ".", {{"PATH", "/nonexistent"}});
    CHECK(without.exit_code == 4);
    CHECK_THAT(without.output, ContainsSubstring("no change to judge: ") && ContainsSubstring("git"));
    // what needs no git is judged all the same
    CHECK(repository.gate({"--file-floor", "10"}, ".", {{"PATH", "/nonexistent"}}).exit_code == 0);
}

TEST_CASE("a fall against an older tracefile is red, and green within its limits", "[coverage][integration][drop]") {
    const Repository repository;
    const std::string main = repository.git({"rev-parse", "main"});
    std::ofstream(repository.beside("main.info")) << "# pawl: engine gcov 12.2.0\n# pawl: commit " << main
                                                  << "SF:src/a.cpp\nDA:1,1\nDA:2,1\nDA:3,1\nend_of_record\n";
    // Before: 3 of 3. Now lines 2 and 3 are new; old line 2, now 4, is not run any more: 3 of 5.
    repository.cover("src/a.cpp", {1, 7, 0, 0, 1}, "", "# pawl: engine gcov 12.2.0\n");
    const Ran red = repository.gate({"--baseline", repository.beside("main.info"), "--max-drop", "39.9"});
    CHECK(red.exit_code == 1);
    CHECK_THAT(red.output,
               ContainsSubstring("\ndrop failed: 100.00 % covered before, 60.00 % now; limit: 39.9 % of what "
                                 "was covered\n  no longer covered: src/a.cpp:4\nbefore: "));
    CHECK_THAT(red.output, ContainsSubstring("main.info, a file given, of " + main.substr(0, 7) + "\n"));

    const Ran green =
        repository.gate({"--baseline", repository.beside("main.info"), "--max-drop", "40", "--max-drop-points", "40"});
    CHECK(green.exit_code == 0);
    CHECK_THAT(green.output, ContainsSubstring("\ndrop held: "));
    CHECK(repository.gate({"--baseline", repository.beside("main.info"), "--max-drop-points", "39"}).exit_code == 1);
}

TEST_CASE("an older tracefile that was made otherwise is refused", "[coverage][integration][drop][errors][trap]") {
    const Repository repository;
    std::ofstream(repository.beside("main.info")) << "# pawl: engine lcov 1.16\nSF:src/a.cpp\nDA:1,1\nend_of_record\n";
    repository.cover("src/a.cpp", {1}, "", "# pawl: engine gcov 12.2.0\n");
    const Ran refused = repository.gate({"--baseline", repository.beside("main.info"), "--max-drop", "5"});
    CHECK(refused.exit_code == 2);
    CHECK_THAT(refused.output,
               ContainsSubstring("main.info: the older tracefile was captured by lcov 1.16, today's by gcov 12.2.0"));
    CHECK(repository.gate({"--baseline", repository.beside("none.info"), "--max-drop", "5"}).exit_code == 2);
    CHECK(repository.gate({"--max-drop", "5"}).exit_code == 2);  // without --baseline
}

TEST_CASE("shares are compared where the older commit is not here, and that is said", "[coverage][integration][drop]") {
    const Repository repository;
    std::ofstream(repository.beside("main.info"))
        << "# pawl: commit 0123456789012345678901234567890123456789\nSF:src/a.cpp\nDA:1,1\nDA:2,0\nend_of_record\n";
    const Ran gate = repository.gate({"--baseline", repository.beside("main.info"), "--max-drop", "5"});
    CHECK(gate.exit_code == 0);
    CHECK_THAT(gate.output,
               ContainsSubstring("of sources that git does not know here, so lines that moved count as others\n"));
}

TEST_CASE("a tracefile of other sources than those of the work tree judges no change",
          "[coverage][integration][patch][errors]") {
    const Repository repository;
    repository.cover("src/a.cpp", {1, 1, 1, 1, 1}, "", "# pawl: commit " + repository.git({"rev-parse", "HEAD"}));
    CHECK(repository.gate({"--patch", "100"}).exit_code == 0);
    repository.write("src/a.cpp", "1\nadded 2\nadded 3\n2\n3\nuncovered\n");
    const Ran dirty = repository.gate({"--patch", "100"});
    CHECK(dirty.exit_code == 2);
    CHECK_THAT(dirty.output, ContainsSubstring("the tracefile is of other sources (") && ContainsSubstring("+dirty."));
    repository.commit("three");
    CHECK(repository.gate({"--patch", "100"}).exit_code == 2);
}

TEST_CASE("a fall since a work tree that was not committed is judged by shares alone",
          "[coverage][integration][drop]") {
    const Repository repository;
    std::string main = repository.git({"rev-parse", "main"});
    main.pop_back();
    std::ofstream(repository.beside("main.info"))
        << "# pawl: commit " << main << "+dirty\nSF:src/a.cpp\nDA:1,1\nDA:2,1\nDA:3,1\nend_of_record\n";
    const Ran gate = repository.gate({"--baseline", repository.beside("main.info"), "--max-drop", "40"});
    CHECK(gate.exit_code == 0);
    CHECK_THAT(gate.output,
               ContainsSubstring("of sources that git does not know here, so lines that moved count as others\n"));
}

TEST_CASE("what a tracefile says of its commit cannot tell git what to do", "[coverage][integration][drop][errors]") {
    const Repository repository;
    std::ofstream(repository.beside("main.info"))
        << "# pawl: commit --output=" << repository.beside("victim") << "\nSF:src/a.cpp\nDA:1,1\nend_of_record\n";
    std::ofstream(repository.beside("victim")) << "dear";
    const Ran gate = repository.gate({"--baseline", repository.beside("main.info"), "--max-drop", "40"});
    CHECK(gate.exit_code == 0);
    CHECK(fs::file_size(repository.beside("victim")) == 4);
}

TEST_CASE("a source that the repository calls binary is judged all the same", "[coverage][integration][patch][trap]") {
    const Repository repository;
    repository.write(".gitattributes", "*.cpp -diff\n");
    repository.git({"config", "diff.algorithm", "patience"});
    repository.git({"config", "diff.noprefix", "true"});
    repository.git({"config", "diff.renameLimit", "1"});
    repository.git({"config", "diff.indentHeuristic", "true"});
    repository.git({"config", "color.ui", "always"});
    const Ran red = repository.gate({"--patch", "90"});
    CHECK(red.exit_code == 1);
    CHECK_THAT(red.output, ContainsSubstring("patch failed: 1 of 2 changed lines"));
}

TEST_CASE("submodules, and repositories that git does not know, are part of a change",
          "[coverage][integration][patch]") {
    const Repository repository;
    const auto in = [&](const std::string& name, std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {"-c", "protocol.file.allow=always", "-C", repository.file(name)});
        return repository.git(std::move(arguments));
    };
    const auto make = [&](const std::string& name) {
        fs::create_directories(repository.file(name));
        in(name, {"init", "--quiet"});
        repository.write(name + "/s.cpp", "1\n2\n");
        in(name, {"add", "--all"});
        in(name, {"commit", "--quiet", "--message", "one"});
    };
    make("nested");
    make("../library");
    in(".", {"submodule", "--quiet", "add", repository.beside("library"), "sub"});
    in(".", {"add", "sub", ".gitmodules"});
    in(".", {"commit", "--quiet", "--message", "with it"});
    in(".", {"branch", "--quiet", "--force", "main"});
    in(".", {"config", "diff.submodule", "log"});
    repository.write("sub/s.cpp", "1\nnew\n2\n");
    in("sub", {"commit", "--quiet", "--all", "--message", "two"});
    in(".", {"commit", "--quiet", "--all", "--message", "newer"});
    repository.write("sub/s.cpp", "1\nnew\n2\nnewer\n");
    repository.write("sub/untracked.cpp", "1\n");
    repository.write("sub/.gitattributes", "*.cpp -diff\n");  // binary, it says
    in("sub", {"config", "diff.external", "true"});

    repository.cover("src/a.cpp", {1, 1, 1, 1, 1},
                     "SF:nested/s.cpp\nDA:1,0\nDA:2,1\nend_of_record\n"
                     "SF:sub/s.cpp\nDA:1,0\nDA:2,0\nDA:3,0\nDA:4,0\nend_of_record\n"
                     "SF:sub/untracked.cpp\nDA:1,0\nend_of_record\n");
    const Ran gate = repository.gate({"--patch", "90"});
    CHECK_THAT(gate.output, ContainsSubstring("patch failed: 1 of 5 changed lines") &&
                                ContainsSubstring("sub/untracked.cpp:1\n") && ContainsSubstring("sub/s.cpp:2,4\n") &&
                                ContainsSubstring("nested/s.cpp:1\n"));
}

TEST_CASE("a changed source that no tracefile knows is named, and none that a filter leaves out",
          "[coverage][integration][patch]") {
    const Repository repository;
    repository.write("src/lost.cpp", "1\n");
    repository.write("src/out.cpp", "1\n");
    repository.commit("three");
    repository.write("src/untracked.cpp", "1\n");
    const Ran gate = repository.gate({"--patch", "50", "--exclude", "*/out.cpp"});
    CHECK(gate.exit_code == 3);  // how much of them is covered nobody knows
    CHECK_THAT(gate.output,
               ContainsSubstring("not decided: nothing is measured in 'src/lost.cpp', 'src/untracked.cpp', "
                                 "which the change touches; compile them with counters, or exclude them"));
    CHECK(repository.gate({"--patch", "100"}).exit_code == 1);  // what is measured fails all the same

    repository.write("src/CMakeCache.txt", "");  // as a mistaken 'cmake .' leaves it
    CHECK_THAT(repository.gate({"--patch", "50", "--exclude", "*/out.cpp"}).output,
               ContainsSubstring("not decided: nothing is measured in 'src/lost.cpp', which"));

    for (const char* name : {"src/lost.cpp", "src/untracked.cpp", "src/CMakeCache.txt"}) {
        fs::remove(repository.file(name));
    }
    fs::create_directories(repository.file("other/CMakeFiles"));  // a build that git does not ignore
    repository.write("other/CMakeCache.txt", "");
    repository.write("other/CMakeFiles/CMakeCXXCompilerId.cpp", "1\n");
    CHECK(repository.gate({"--patch", "50", "--exclude", "*/out.cpp"}).exit_code == 0);
    CHECK_THAT(gate.output,
               ContainsSubstring(
                   "  changed, but not measured: src/lost.cpp\n  changed, but not measured: src/untracked.cpp\n"));
    CHECK_THAT(gate.output, ContainsSubstring("'*/out.cpp' matches no file that was measured; is it misspelt?"));
}

TEST_CASE("of several projects in a repository each keeps its own tracefile, and so does each engine",
          "[coverage][integration][drop]") {
    const Repository repository;
    repository.git({"switch", "--quiet", "main"});
    const std::string commit = "\n# pawl: commit " + repository.git({"rev-parse", "HEAD"});
    const std::vector<std::string> keeping{"--keep-as", "the gate", "--max-drop", "5"};
    repository.cover("a.cpp", {1, 1, 1}, "", "# pawl: engine gcov 12.2.0" + commit);
    CHECK(repository.gate(keeping).exit_code == 3);
    CHECK(repository.gate(keeping, "src").exit_code == 3);
    repository.cover("a.cpp", {1, 1, 1}, "", "# pawl: engine gcov 13.2.0" + commit);
    CHECK(repository.gate(keeping).exit_code == 3);
    const auto is_kept = [](const auto& entry) { return entry.path().extension() == ".info"; };
    CHECK(std::count_if(fs::recursive_directory_iterator{repository.beside("cache")}, {}, is_kept) == 3);
}

TEST_CASE("absolute paths, as llvm-cov writes them, are judged like git's", "[coverage][integration][patch]") {
    const Repository repository;
    repository.cover(repository.file("src/a.cpp"), {1, 7, 0, 0, 1}, "SF:/usr/include/x.h\nDA:1,0\nend_of_record\n");
    const Ran red = repository.gate({"--patch", "90", "--include", "src/*"});
    CHECK(red.exit_code == 1);
    CHECK_THAT(red.output, ContainsSubstring("patch failed: 1 of 2 changed lines") &&
                               ContainsSubstring("coverage held: 3 of 5 lines") &&
                               ContainsSubstring("  src/a.cpp:3\n"));

    const Ran merged = run({PAWL_EXECUTABLE, "coverage", "merge", "--source-dir", repository.file(""), "-o",
                            repository.beside("merged.info"), repository.beside("all.info")});
    CHECK(merged.exit_code == 0);
    std::ifstream text(repository.beside("merged.info"));
    const std::string written{std::istreambuf_iterator<char>{text}, {}};
    CHECK_THAT(written, ContainsSubstring("\nSF:src/a.cpp\n") && ContainsSubstring("\nSF:/usr/include/x.h\n"));
}

TEST_CASE("a gate leaves a record of its verdicts, which the report shows", "[coverage][integration][record]") {
    const Repository repository;
    std::string main = repository.git({"rev-parse", "main"});
    std::ofstream(repository.beside("main.info"))
        << "# pawl: commit " << main << "SF:src/a.cpp\nDA:1,1\nDA:2,1\nDA:3,1\nend_of_record\n";
    repository.cover("src/a.cpp", {1, 7, 0, 0, 1}, "SF:src/a.cpp\nBRDA:1,0,0,1\nBRDA:1,0,1,0\nend_of_record\n");
    fs::create_directory(repository.beside("records"));
    const std::string record = repository.beside("records/gate.json");
    const Ran red = repository.gate({"--patch", "90", "--max-drop", "5", "--baseline", repository.beside("main.info"),
                                     "--json", record, "--folder-floor", "branches=10"});
    CHECK(red.exit_code == 1);
    CHECK(pawl::perf::tests::schema_violations(repository.beside("records")).empty());
    const Ran text = run({PAWL_EXECUTABLE, "report", record, "--format", "text"});
    CHECK(text.output == red.output);  // the same verdicts, in the same words
    const Ran markdown = run({PAWL_EXECUTABLE, "report", repository.beside("records"), "--format", "markdown"});
    CHECK(markdown.exit_code == 0);
    CHECK_THAT(markdown.output, Catch::Matchers::StartsWith("## Coverage: failed\n\n```\ncoverage held: 3 of 5 lines"));

    std::ofstream(repository.beside("all.info")) << "not a tracefile";
    CHECK(repository.gate({"--json", record}).exit_code == 2);
    CHECK_FALSE(fs::exists(record));  // nothing was judged, and the old one is not today's

    fs::create_directory(repository.beside("build"));
    std::ofstream(repository.beside("build/a.gcno"));
    CHECK(repository.gate({"--json", record, "--build-dir", repository.beside("build")}).exit_code == 3);
    CHECK(pawl::perf::tests::schema_violations(repository.beside("records")).empty());
    CHECK_THAT(run({PAWL_EXECUTABLE, "report", record, "--format", "text"}).output,
               Catch::Matchers::StartsWith("not decided: ") && ContainsSubstring("run the tests"));
}

TEST_CASE("a tracefile of another directory, and a file that is no diff, are refused, not passed",
          "[coverage][integration][patch][errors][trap]") {
    const Repository repository;
    fs::create_directory(repository.file("empty"));
    const Ran elsewhere = repository.gate({"--patch", "90"}, "empty");
    CHECK(elsewhere.exit_code == 2);
    CHECK_THAT(elsewhere.output, ContainsSubstring("not one file of the tracefile is in "));
    for (const std::string text :
         {"fatal: not a git repository\n", " a.cpp | 2 ++\n", "\x1b[1m+++ b/src/a.cpp\x1b[m\n"}) {
        std::ofstream(repository.beside("x.diff")) << text;
        const Ran refused = repository.gate({"--patch", "90", "--diff", repository.beside("x.diff")});
        CHECK(refused.exit_code == 2);
        CHECK_THAT(refused.output, ContainsSubstring("x.diff is no unified diff"));
    }
}

TEST_CASE("a record takes the place of no input and of no device", "[coverage][integration][record][errors]") {
    const Repository repository;
    const std::string all = repository.beside("all.info");
    const Ran refused = repository.gate({"--json", all});
    CHECK(refused.exit_code == 2);
    CHECK_THAT(refused.output, ContainsSubstring("all.info is to be judged; give --json another file"));
    CHECK(fs::file_size(all) > 0);
    fs::create_directory(repository.beside("directory"));
    CHECK(repository.gate({"--json", repository.beside("directory")}).exit_code == 4);
    CHECK(fs::is_directory(repository.beside("directory")));
}

TEST_CASE("a gate that holds to nothing is a mistake", "[coverage][integration][errors]") {
    const Repository repository;
    const Ran refused = run({PAWL_EXECUTABLE, "coverage", "gate", repository.beside("all.info")});
    CHECK(refused.exit_code == 2);
    CHECK_THAT(refused.output, ContainsSubstring("nothing to hold the coverage to; give --floor"));
    CHECK(run({PAWL_EXECUTABLE, "coverage", "gate", "--patch", "", repository.beside("all.info")}).exit_code == 2);
}

TEST_CASE("where CI or PAWL_STRICT is set, what is not decided fails", "[coverage][integration][drop]") {
    const Repository repository;
    const auto gate = [&](const std::string& ci, const std::string& strict) {
        return repository.gate({"--keep-as", "x", "--max-drop", "5"}, ".", {{"CI", ci}, {"PAWL_STRICT", strict}});
    };
    CHECK(gate("", "").exit_code == 3);
    CHECK(gate("true", "0").exit_code == 3);
    CHECK(gate("", "1").exit_code == 1);
    const Ran strict = gate("jenkins", "");
    CHECK(strict.exit_code == 1);
    CHECK_THAT(strict.output,
               ContainsSubstring("not decided: no tracefile of ") && ContainsSubstring("PAWL_STRICT=0 lets it pass"));
}

TEST_CASE("a tracefile is kept by its commit, and what comes later is compared with it",
          "[coverage][integration][drop]") {
    const Repository repository;
    const auto at_head = [&] {
        return "# pawl: engine gcov 12.2.0\n# pawl: commit " + repository.git({"rev-parse", "HEAD"});
    };
    const std::vector<std::string> keeping{"--keep-as", "the gate", "--max-drop", "5"};
    repository.git({"switch", "--quiet", "main"});
    repository.cover("src/a.cpp", {1, 1, 1}, "", at_head());
    const Ran first = repository.gate(keeping);
    CHECK(first.exit_code == 3);  // the first commit has no parent
    CHECK_THAT(first.output, ContainsSubstring("not decided: ") && ContainsSubstring("is the first commit"));

    repository.git({"switch", "--quiet", "topic"});
    repository.cover("src/a.cpp", {1, 1, 1, 1, 0}, "", at_head());
    const Ran red = repository.gate(keeping);
    CHECK(red.exit_code == 1);
    CHECK_THAT(red.output,
               ContainsSubstring("\ndrop failed: 100.00 % covered before, 80.00 % now; limit: 5 % of what was "
                                 "covered\n  no longer covered: src/a.cpp:5\n"));

    repository.write("src/a.cpp", "changed\n");  // then it is not the commit's
    fs::remove_all(repository.beside("cache"));
    CHECK(repository.gate(keeping).exit_code == 3);
    repository.git({"checkout", "--quiet", "."});
    const Ran open = repository.gate(keeping);
    CHECK(open.exit_code == 3);
    CHECK_THAT(
        open.output,
        ContainsSubstring("not decided: no tracefile of ") &&
            ContainsSubstring(
                "(merge-base with main) is kept that was captured as today's was, so there is nothing to have fallen"));
    CHECK(std::distance(fs::recursive_directory_iterator{repository.beside("cache")}, {}) == 2);  // a directory, a file
}

TEST_CASE("the fullest tracefile of a commit stays, with no line that was forgiven", "[coverage][integration][drop]") {
    const Repository repository;
    repository.git({"switch", "--quiet", "main"});
    const std::string of_head = "# pawl: commit " + repository.git({"rev-parse", "HEAD"});
    std::ofstream(repository.beside("flaky.info")) << "# pawl: flaky\nSF:src/a.cpp\nDA:3,1\nend_of_record\n";
    const auto kept = [&](const std::vector<int>& hits) {
        repository.cover("src/a.cpp", hits, "", of_head);
        CHECK(repository.gate({"--keep-as", "x", "--max-drop", "5", "--flaky", repository.beside("flaky.info")})
                  .exit_code == 3);
        for (const auto& entry : fs::recursive_directory_iterator{repository.beside("cache")}) {
            if (entry.path().extension() == ".info") return entry.path().string();
        }
        return std::string{};
    };
    const auto lines_in = [](const std::string& path) {
        const auto text = pawl::perf::content_of(path).value();
        return text.substr(text.find("DA:"), text.find("LF:") - text.find("DA:"));
    };
    CHECK(lines_in(kept({1, 1, 0})) == "DA:1,1\nDA:2,1\nDA:3,0\n");
    CHECK(lines_in(kept({1, 0, 0})) == "DA:1,1\nDA:2,1\nDA:3,0\n");
    const std::string path = kept({1, 1, 1});
    CHECK(lines_in(path) == "DA:1,1\nDA:2,1\nDA:3,1\n");

    repository.git({"switch", "--quiet", "topic"});
    repository.cover("src/a.cpp", {1, 1, 1, 1, 1});
    CHECK(repository.gate({"--keep-as", "x", "--max-drop", "5"}).exit_code == 0);
    std::ofstream(path) << "SF:src/a.cpp\nDA:1";  // as a full disk leaves it
    const Ran damaged = repository.gate({"--keep-as", "x", "--max-drop", "5"});
    CHECK(damaged.exit_code == 3);
    CHECK_THAT(damaged.output,
               ContainsSubstring("; it is removed") && ContainsSubstring("not decided: no tracefile of "));
    CHECK_FALSE(fs::exists(path));
}

TEST_CASE("a line that is forgiven today was no gain before", "[coverage][integration][drop][flaky]") {
    const Repository repository;  // its topic puts two lines behind line 1
    const std::string of_main = "# pawl: commit " + repository.git({"rev-parse", "main"});
    repository.cover("src/a.cpp", {1, 0, 1}, "", of_main);
    fs::rename(repository.beside("all.info"), repository.beside("main.info"));
    repository.cover("src/a.cpp", {1, 1, 1, 0, 1});
    std::ofstream(repository.beside("flaky.info")) << "# pawl: flaky\nSF:src/a.cpp\nDA:4,1\nend_of_record\n";

    const Ran judged = repository.gate(
        {"--baseline", repository.beside("main.info"), "--max-drop", "5", "--flaky", repository.beside("flaky.info")});
    CHECK_THAT(judged.output, ContainsSubstring("drop held: 100.00 % covered before, 100.00 % now"));
}
