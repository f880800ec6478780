// SPDX-License-Identifier: BSL-1.0
// The real pawl on the counters of a real program: the sources in tiny/, compiled by hand.
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <pawl/coverage/lcov_format.hpp>

#include "marked.hpp"
#include "record/file.hpp"
#include "run.hpp"
#include "temporary_directory.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
namespace fs = std::filesystem;
using namespace pawl::coverage;

namespace {

class TinyProject {
public:
    TinyProject() {
        fs::create_directories(build());
        for (const char* name : {"main.cpp", "sign.cpp", "unused.cpp"}) {
            fs::copy_file(fs::path(PAWL_TINY_SOURCE_DIR) / name, m_directory.file(name));
            compile(name);
        }
        link();
    }

    void link() const {
        require_success(
            run({PAWL_CXX_COMPILER, "--coverage", "main.o", "sign.o", "-o", "tiny"}, {.working_directory = build()}));
    }

    void compile(const std::string& name) const {
        const std::string object = fs::path(name).stem().string() + ".o";
        require_success(run({PAWL_CXX_COMPILER, "--coverage", "-O0", "-c", m_directory.file(name), "-o", object},
                            {.working_directory = build()}));
    }

    void execute(const std::string& value) const { require_success(run({build() + "/tiny", value})); }

    [[nodiscard]] Ran capture(const std::vector<std::string>& more = {}) const {
        std::vector<std::string> arguments{"capture",   "--build-dir", build(),    "--source-dir",
                                           directory(), "-o",          tracefile()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return pawl(arguments);
    }

    /// `pawl coverage ARGUMENTS`
    [[nodiscard]] Ran pawl(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {PAWL_EXECUTABLE, "coverage"});
        return run(arguments);
    }

    [[nodiscard]] std::string directory() const { return m_directory.path(); }
    [[nodiscard]] std::string build() const { return m_directory.file("build"); }
    [[nodiscard]] std::string tracefile() const { return m_directory.file("tiny.info"); }
    [[nodiscard]] std::string file(const std::string& name) const { return m_directory.file(name); }

private:
    TemporaryDirectory m_directory;
};

Tracefile tracefile_in(const std::string& path) {
    const auto text = pawl::perf::content_of(path);
    REQUIRE(text);
    return read_lcov(*text, path).value();
}

std::map<std::string, std::map<std::uint32_t, std::uint64_t>> lines_of(const Tracefile& tracefile) {
    std::map<std::string, std::map<std::uint32_t, std::uint64_t>> lines;
    for (const auto& [path, file] : tracefile.files) lines[path] = file.lines;
    return lines;
}

}  // namespace

TEST_CASE("captured coverage is red below the floor and green above it", "[coverage][integration]") {
    const TinyProject tiny;
    tiny.execute("5");
    require_success(tiny.capture());

    const Ran red = tiny.pawl({"gate", "--floor", "63.7", tiny.tracefile()});
    CHECK(red.exit_code == 1);
    CHECK_THAT(red.output, StartsWith("coverage failed: 7 of 11 lines, 63.63 %; floor 63.7 %, 1 short\n"
                                      "        lines       %  not covered\n"
                                      "          0/2    0.00  unused.cpp:2-3\n"
                                      "          4/6   66.66  sign.cpp:4,9\n"));

    const Ran green = tiny.pawl({"gate", "--floor", "63.6", tiny.tracefile()});
    CHECK(green.exit_code == 0);
    CHECK_THAT(green.output, StartsWith("coverage held: 7 of 11 lines"));

    const Ran excluded = tiny.pawl({"gate", "--floor", "77", "--exclude", "unused.*", tiny.tracefile()});
    CHECK(excluded.exit_code == 0);
    CHECK(tiny.pawl({"gate", "--floor", "60", "--file-floor", "60", tiny.tracefile()}).exit_code == 1);
    CHECK(tiny.pawl({"gate", "--floor", "60", "--include", "main.cpp", tiny.tracefile()}).exit_code == 0);
}

TEST_CASE("functions, branches and folders have floors too", "[coverage][integration]") {
    const TinyProject tiny;
    tiny.execute("5");
    require_success(tiny.capture());
    const auto gate = [&](std::vector<std::string> floors) {
        floors.insert(floors.begin(), {"gate", tiny.tracefile()});
        return tiny.pawl(floors);
    };
    CHECK(gate({"--floor", "functions=66.6", "--floor", "branches=50"}).exit_code == 0);
    const Ran red =
        gate({"--floor", "60", "--floor", "branches=51", "--folder-floor", "64", "--file-floor", "functions=1"});
    CHECK(red.exit_code == 1);
    CHECK(red.output ==
          "coverage failed: 7 of 11 lines, 63.63 %; floor 60 %; 1 folder below 64 %\n"
          "                 2 of 3 functions, 66.66 %; 1 file below 1 %\n"
          "                 2 of 4 branches, 50.00 %; floor 51 %, 1 short\n"
          "  folder .: 7 of 11 lines, 63.63 %; floor 64 %, 1 short\n"
          "        lines       %  not covered\n"
          "          0/2    0.00  unused.cpp:2-3\n"
          "          4/6   66.66  sign.cpp:4,9\n"
          "    functions       %  not called, by the lines they begin in\n"
          "          0/1    0.00  unused.cpp:2  below its floor\n"
          "     branches       %  not taken, by line\n"
          "          2/4   50.00  sign.cpp:3,6\n");
    CHECK(gate({"--floor", "regions=5"}).exit_code == 2);
    CHECK(gate({"--floor", "5", "--floor", "lines=6"}).exit_code == 2);
}

TEST_CASE("several tracefiles are judged as one", "[coverage][integration]") {
    const TemporaryDirectory directory;
    std::ofstream(directory.file("a.info")) << "SF:a.cpp\nDA:1,1\nDA:2,0\nend_of_record\n";
    std::ofstream(directory.file("b.info")) << "SF:a.cpp\nDA:1,0\nDA:2,1\nend_of_record\n";

    // The glob takes one value and leaves both tracefiles to be judged.
    const Ran gate = run({PAWL_EXECUTABLE, "coverage", "gate", "--floor", "100", "--exclude", "other.cpp",
                          directory.file("a.info"), directory.file("b.info")});

    CHECK(gate.exit_code == 0);
    CHECK_THAT(gate.output, StartsWith("coverage held: 2 of 2 lines, 100.00 %; floor 100 %\n"));
}

TEST_CASE("a source that is gone is left out, and that is said", "[coverage][integration][trap]") {
    const TinyProject tiny;
    tiny.execute("5");
    fs::remove(tiny.file("unused.cpp"));
    const Ran captured = tiny.capture();
    CHECK(captured.exit_code == 0);
    CHECK_THAT(captured.output, ContainsSubstring("the source is not there any more: 'unused.cpp'; a clean build"));
    CHECK_THAT(captured.output, ContainsSubstring("captured 7 of 9 lines in 2 files"));
}

TEST_CASE("a process that ends without exit() leaves no counters, and covers nothing",
          "[coverage][integration][trap]") {
    const std::string last_word = GENERATE("std::_Exit(0)", "std::abort()", "std::raise(SIGKILL)");
    CAPTURE(last_word);
    const TinyProject tiny;
    std::ofstream(tiny.file("main.cpp")) << "#include <csignal>\n#include <cstdlib>\nint sign(int value);\n"
                                            "int main() {\n    sign(1);\n    " +
                                                last_word + ";\n}\n";
    tiny.compile("main.cpp");
    tiny.link();
    run({tiny.build() + "/tiny"});
    const Ran open = tiny.capture();
    CHECK(open.exit_code == 3);
    CHECK_THAT(open.output, ContainsSubstring("none of the 3 instrumented objects has run since it was built"));
}

TEST_CASE("an object that was rebuilt counts anew, whatever its old counters say", "[coverage][integration][trap]") {
    const TinyProject tiny;
    tiny.execute("5");
    std::ofstream(tiny.file("sign.cpp"), std::ios::app) << "int more() { return 2; }\n";
    tiny.compile("sign.cpp");
    tiny.link();
    const Ran rerun = run({tiny.build() + "/tiny", "-5"});
    CHECK_THAT(rerun.output, ContainsSubstring("overwriting an existing profile data with a different checksum"));
    REQUIRE(tiny.capture().exit_code == 0);
    const auto lines =
        read_lcov(pawl::perf::content_of(tiny.tracefile()).value(), "x").value().files.at("sign.cpp").lines;
    CHECK(lines.at(3) == 1);
    CHECK(lines.at(7) == 0);  // which only the first run covered
}

TEST_CASE("a glob that leaves nothing out is told from one that does", "[coverage][integration]") {
    const TinyProject tiny;
    tiny.execute("5");
    const Ran captured = tiny.capture({"--exclude", "unused.*", "--exclude", "unsued.*"});
    CHECK_THAT(captured.output, ContainsSubstring("'unsued.*' matches no file that was measured; is it misspelt?"));
    CHECK_THAT(captured.output, !ContainsSubstring("'unused.*'"));
    const Ran merged = tiny.pawl({"merge", tiny.tracefile(), "--include", "sgin.*", "-o", tiny.file("merged.info")});
    CHECK_THAT(merged.output, ContainsSubstring("'sgin.*' matches no file that was measured"));
}

TEST_CASE("a capture of nothing is no capture", "[coverage][integration][errors]") {
    const TinyProject tiny;
    tiny.execute("5");
    const Ran nothing = tiny.capture({"--exclude", "*"});
    CHECK(nothing.exit_code == 2);
    CHECK_THAT(nothing.output, ContainsSubstring(" has not one measured line that counts; check --source-dir"));
    CHECK_FALSE(fs::exists(tiny.tracefile()));
}

TEST_CASE("threads that may race on the counters are warned of", "[coverage][integration][trap]") {
    const TinyProject tiny;
    std::ofstream(tiny.file("main.cpp"), std::ios::app) << "#include <thread>\nvoid f() { std::jthread([] {}); }\n";
    require_success(run({PAWL_CXX_COMPILER, "-std=c++20", "--coverage", "-c", tiny.file("main.cpp"), "-o", "main.o"},
                        {.working_directory = tiny.build()}));
    require_success(
        run({PAWL_CXX_COMPILER, "--coverage", "main.o", "sign.o", "-o", "tiny"}, {.working_directory = tiny.build()}));
    std::ofstream(tiny.file("build/CMakeCache.txt")) << "CMAKE_HOME_DIRECTORY:INTERNAL=" << tiny.directory() << "\n";
    const auto captured_with = [&](const std::string& flags) {
        std::ofstream(tiny.file("build/build.ninja")) << "  FLAGS = " << flags << "\n";
        tiny.execute("5");
        return tiny.capture().output;
    };
    CHECK_THAT(captured_with("--coverage"),
               ContainsSubstring("/main starts threads, which may race on the counters; build "
                                 "with -fprofile-update=atomic"));
    CHECK_THAT(captured_with("--coverage -fprofile-update=atomic"), !ContainsSubstring("threads"));
}

TEST_CASE("what the build makes or fetches is left out and named", "[coverage][integration]") {
    const TinyProject tiny;
    std::ofstream(tiny.file("build/made.cpp")) << "int made() { return 1; }\n";
    require_success(run({PAWL_CXX_COMPILER, "--coverage", "-c", tiny.file("build/made.cpp"), "-o", "made.o"},
                        {.working_directory = tiny.build()}));
    tiny.execute("5");
    for (const char* engine : {"gcov", "lcov"}) {
        const Ran captured = tiny.capture({"--engine", engine});
        CHECK_THAT(captured.output,
                   ContainsSubstring("left out, for the build made or fetched them: 'build/made.cpp'\n"));
        CHECK_THAT(captured.output, ContainsSubstring(" in 3 files"));
    }
}

TEST_CASE("tracefiles are merged to one, which is judged as they are", "[coverage][integration]") {
    const TemporaryDirectory directory;
    const auto file = [&](const std::string& name) { return directory.file(name); };
    std::ofstream(file("a.info")) << "# pawl: engine gcov 12.2.0\nSF:a.cpp\nDA:1,1\nDA:2,0\nend_of_record\n";
    std::ofstream(file("b.info")) << "SF:a.cpp\nDA:2,3\nend_of_record\nSF:x/b.cpp\nDA:1,0\nend_of_record\n";
    std::ofstream(file("c.info")) << "# pawl: engine lcov 1.16\n";
    const auto merge = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {PAWL_EXECUTABLE, "coverage", "merge"});
        return run(arguments);
    };
    const Ran merged = merge({file("a.info"), file("b.info"), "--exclude", "x/*", "-o", file("all.info")});
    CHECK(merged.exit_code == 0);
    CHECK(merged.output == "merged 2 tracefiles: 2 of 2 lines in 1 files: " + file("all.info") + "\n");
    CHECK(
        pawl::perf::content_of(file("all.info")).value() ==
        "# pawl: engine gcov 12.2.0\n# pawl: exclude x/*\nTN:\nSF:a.cpp\nDA:1,1\nDA:2,3\nLF:2\nLH:2\nend_of_record\n");

    const Ran mixed = merge({file("a.info"), file("b.info"), file("c.info"), "-o", file("none.info")});
    CHECK(mixed.exit_code == 2);
    CHECK_THAT(mixed.output, ContainsSubstring("c.info: captured by lcov 1.16, what it is added to by gcov 12.2.0"));
    CHECK_FALSE(fs::exists(file("none.info")));
    CHECK(merge({file("a.info"), "-o", "/proc/none"}).exit_code == 4);
    const Ran nothing = merge({file("a.info"), "--exclude", "*", "-o", file("none.info")});
    CHECK(nothing.exit_code == 2);
    CHECK_THAT(nothing.output, ContainsSubstring("not one measured line is left"));
#ifndef __SANITIZE_THREAD__  // whose own start writes a file
    const Ran full = run({"sh", "-c", "ulimit -f 0; exec \"$@\"", "sh", PAWL_EXECUTABLE, "coverage", "merge",
                          file("a.info"), "-o", file("none.info")},
                         {.environment = {{"GCOV_PREFIX", "/proc/none"}}});
    CHECK(full.exit_code == 4);
    CHECK_THAT(full.output, ContainsSubstring("File too large"));
#endif
}

TEST_CASE("without counters that belong to the build nothing is captured and nothing decided",
          "[coverage][integration][trap]") {
    const TinyProject tiny;
    std::ofstream(tiny.tracefile()) << "of an earlier run";

    const Ran never_run = tiny.capture();
    CHECK(never_run.exit_code == 3);
    CHECK_THAT(never_run.output,
               ContainsSubstring("not decided: ") && ContainsSubstring("none of the 3 instrumented objects"));
    CHECK_FALSE(fs::exists(tiny.tracefile()));

    tiny.execute("5");
    require_success(tiny.capture());
    tiny.compile("sign.cpp");
    const Ran gate = tiny.pawl({"gate", "--floor", "95", "--build-dir", tiny.build(), tiny.tracefile()});
    CHECK(gate.exit_code == 3);
    CHECK_THAT(gate.output, ContainsSubstring("1 of 3 instrumented objects have not run since they were rebuilt"));
}

TEST_CASE("bad input and a missing lcov have their own exit codes", "[coverage][integration][errors]") {
    const TinyProject tiny;
    tiny.execute("5");
    std::ofstream(tiny.file("bad.info")) << "SF:a.cpp\nDA:1,1\n";
    std::ofstream(tiny.file("empty.info"));

    const Ran truncated = tiny.pawl({"gate", "--floor", "95", tiny.file("bad.info")});
    CHECK(truncated.exit_code == 2);
    CHECK_THAT(truncated.output, ContainsSubstring("bad.info:2: the file ends before the end_of_record of a.cpp"));
    CHECK(tiny.pawl({"gate", "--floor", "0", tiny.file("empty.info")}).exit_code == 2);
    CHECK(tiny.pawl({"gate", "--floor", "0", tiny.file("absent.info")}).exit_code == 2);
    const Ran directory = tiny.pawl({"gate", "--floor", "0", tiny.build()});
    CHECK(directory.exit_code == 2);
    CHECK_THAT(directory.output, ContainsSubstring(tiny.build() + " cannot be read (Is a directory); check the path"));
    CHECK(tiny.pawl({"gate", "--floor", "101", tiny.file("empty.info")}).exit_code == 2);
    CHECK(tiny.pawl({"gate"}).exit_code == 2);
    CHECK(tiny.pawl({"capture", "--build-dir", tiny.file("absent"), "-o", tiny.tracefile()}).exit_code == 2);
    const Ran swallowed = tiny.pawl({"capture", "--build-dir=", "-o", tiny.tracefile()});
    CHECK(swallowed.exit_code == 2);
    CHECK_THAT(swallowed.output, ContainsSubstring("--build-dir: '-o' is an option's name"));
    const Ran silent = tiny.capture({"--gcov", "/bin/true"});
    CHECK(silent.exit_code == 4);
    CHECK_THAT(silent.output, ContainsSubstring("'/bin/true' printed 0 documents of 3 objects"));

    for (const std::string engine : {"gcov", "lcov"}) {
        const Ran missing = run({PAWL_EXECUTABLE, "coverage", "capture", "--build-dir", tiny.build(), "-o",
                                 tiny.tracefile(), "--engine", engine},
                                {.environment = {{"PATH", "/nonexistent"}}});
        CHECK(missing.exit_code == 4);
        CHECK_THAT(missing.output, ContainsSubstring("'" + engine) && ContainsSubstring("was not found"));
    }
}

TEST_CASE("both engines count the same lines", "[coverage][integration][trap]") {
    const TinyProject tiny;
    tiny.execute("5");
    tiny.execute("-5");
    require_success(tiny.capture({"--engine", "gcov", "--jobs", "3"}));
    const Tracefile by_gcov = tracefile_in(tiny.tracefile());
    const std::string part = tiny.tracefile() + ".part";
    std::ofstream(part) << "the user's own";
    require_success(tiny.capture({"--engine", "lcov"}));
    CHECK(pawl::perf::content_of(part).value() == "the user's own");
    const Tracefile by_lcov = tracefile_in(tiny.tracefile());

    CHECK(line_totals(by_gcov) == Totals{8, 11});  // all but `return 0` and the two lines that no test runs
    CHECK(lines_of(by_gcov) == lines_of(by_lcov));
}

TEST_CASE("both engines leave out what the source asks for", "[coverage][integration]") {
    const TinyProject tiny;
    std::ofstream(tiny.file("sign.cpp")) << marked(
        "int sign(int value) {\n"
        "    if (value < 0) return -1;  // @EXCL_LINE\n"
        "    if (value == 7) {\n"
        "        // @EXCL_START\n"
        "        value = 2;\n"
        "        value = 3;\n"
        "        // @EXCL_STOP\n"
        "    }\n"
        "    return value;\n"
        "}\n");
    tiny.compile("sign.cpp");
    require_success(
        run({PAWL_CXX_COMPILER, "--coverage", "main.o", "sign.o", "-o", "tiny"}, {.working_directory = tiny.build()}));
    tiny.execute("5");
    for (const std::string engine : {"gcov", "lcov"}) {
        CAPTURE(engine);
        require_success(tiny.capture({"--engine", engine}));
        CHECK(lines_of(tracefile_in(tiny.tracefile())).at("sign.cpp") ==
              std::map<std::uint32_t, std::uint64_t>{{1, 1}, {3, 1}, {9, 1}});
    }
    std::ofstream(tiny.file("sign.cpp"), std::ios::app) << marked("// @EXCL_START\n");
    const auto now = fs::last_write_time(tiny.file("sign.cpp"));
    fs::last_write_time(tiny.file("sign.cpp"), now + std::chrono::seconds{2});  // gcov compares whole seconds
    const Ran changed = tiny.capture();
    fs::last_write_time(tiny.file("sign.cpp"), now);
    CHECK(changed.exit_code == 3);
    CHECK_THAT(changed.output, ContainsSubstring("sign.cpp:source file is newer than notes file"));
    tiny.compile("sign.cpp");
    require_success(
        run({PAWL_CXX_COMPILER, "--coverage", "main.o", "sign.o", "-o", "tiny"}, {.working_directory = tiny.build()}));
    tiny.execute("5");
    const Ran refused = tiny.capture();
    CHECK(refused.exit_code == 2);
    CHECK_THAT(refused.output, ContainsSubstring(marked("sign.cpp:11: @EXCL_START without a later @EXCL_STOP")));
}

TEST_CASE("a capture by gcov holds functions and branches", "[coverage][integration]") {
    const TinyProject tiny;
    tiny.execute("5");
    require_success(tiny.capture());
    const Tracefile tracefile = tracefile_in(tiny.tracefile());
    CHECK(function_totals(tracefile) == Totals{2, 3});
    CHECK(branch_totals(tracefile) == Totals{2, 4});  // value < 0: no; value > 0: yes
    CHECK(tracefile.files.at("sign.cpp").functions == std::map<std::uint32_t, Functions>{{2, {{"_Z4signi", 1}}}});
}

TEST_CASE("counters of another build of the object are refused, not taken for code that never ran",
          "[coverage][integration][errors][trap]") {
    const TinyProject tiny;
    tiny.execute("5");
    std::ofstream(tiny.file("sign.cpp"), std::ios::app) << "int more() { return 2; }\n";
    const auto counters = fs::path(tiny.build()) / "sign.gcda";
    fs::rename(counters, tiny.file("kept"));
    tiny.compile("sign.cpp");
    fs::copy_file(tiny.file("kept"), counters);  // newer than the object, as from a cache
    const Ran refused = tiny.capture();
    CHECK(refused.exit_code == 3);
    CHECK_THAT(refused.output,
               ContainsSubstring("sign.gcda:stamp mismatch with notes file'; these counters belong to another "
                                 "build of the object"));
    CHECK_FALSE(fs::exists(tiny.tracefile()));
}

TEST_CASE("counters that are cut off are refused, not taken for code that never ran",
          "[coverage][integration][errors][trap]") {
    const TinyProject tiny;
    tiny.execute("5");
    const std::string counters = tiny.build() + "/sign.gcda";
    fs::resize_file(counters, fs::file_size(counters) - 8);
    const std::string engine = GENERATE("gcov", "lcov");
    const Ran refused = tiny.capture({"--engine", engine});
    CHECK(refused.exit_code == 3);
    CHECK_THAT(refused.output,
               ContainsSubstring("/sign.gcda is cut off; free some space, remove it and run all tests"));
    CHECK_FALSE(fs::exists(tiny.tracefile()));
}

TEST_CASE("sources that the compiler saw through a symbolic link are the project's own", "[coverage][integration]") {
    const TinyProject tiny;
    tiny.execute("5");
    fs::create_directory_symlink(tiny.directory(), tiny.file("link"));
    fs::create_directory(tiny.file("sub"));
    for (const std::string& home : {tiny.file("link"), tiny.directory()}) {
        CAPTURE(home);
        // What cmake leaves behind, by which gcov is told what it may leave out.
        std::ofstream(tiny.build() + "/CMakeCache.txt") << "CMAKE_HOME_DIRECTORY:INTERNAL=" << home << "\n";
        require_success(run({PAWL_CXX_COMPILER, "--coverage", "-O0", "-c", home + "/sign.cpp", "-o", "sign.o"},
                            {.working_directory = tiny.build()}));
        require_success(run({PAWL_CXX_COMPILER, "--coverage", "main.o", "sign.o", "-o", "tiny"},
                            {.working_directory = tiny.build()}));
        tiny.execute("5");
        require_success(tiny.capture());
        CHECK(line_totals(tracefile_in(tiny.tracefile())) == Totals{7, 11});
    }
}

TEST_CASE("paths that the compiler was told to map are found again by both engines", "[coverage][integration][trap]") {
    const TinyProject tiny;
    const std::string to = GENERATE("", "src/", "/elsewhere/");
    const std::string map = "-ffile-prefix-map=" + tiny.directory() + "/=" + to;
    std::ofstream(tiny.build() + "/CMakeCache.txt") << "CMAKE_HOME_DIRECTORY:INTERNAL=" << tiny.directory() << "\n";
    fs::create_directory(tiny.build() + "/CMakeFiles");
    std::ofstream(tiny.build() + "/CMakeFiles/flags.make") << "CXX_FLAGS = " << map << " --coverage\n";
    for (const char* name : {"main", "sign", "unused"}) {
        require_success(run({PAWL_CXX_COMPILER, "--coverage", "-O0", map, "-c", tiny.file(std::string{name} + ".cpp"),
                             "-o", std::string{name} + ".o"},
                            {.working_directory = tiny.build()}));
    }
    require_success(
        run({PAWL_CXX_COMPILER, "--coverage", "main.o", "sign.o", "-o", "tiny"}, {.working_directory = tiny.build()}));
    tiny.execute("5");
    for (const std::string engine : {"gcov", "lcov"}) {
        CAPTURE(engine, to);
        require_success(tiny.capture({"--engine", engine}));
        CHECK(line_totals(tracefile_in(tiny.tracefile())) == Totals{7, 11});
    }
}

#ifdef PAWL_COVERED_BUILD_DIR
TEST_CASE("both engines count the same lines of this code base, every one", "[coverage][integration][oracle]") {
    // A copy of the counters, because the process that runs this test is counted too.
    const TemporaryDirectory copy;
    for (const char* component : {"coverage", "mocks", "tests/coverage", "tests/mocks"}) {
        const fs::path from = fs::path{PAWL_COVERED_BUILD_DIR} / component;
        for (const auto& entry : fs::recursive_directory_iterator{from}) {
            const fs::path extension = entry.path().extension();
            if (extension != ".gcno" && extension != ".gcda") continue;
            const fs::path to = fs::path{copy.path()} / entry.path().lexically_relative(PAWL_COVERED_BUILD_DIR);
            fs::create_directories(to.parent_path());
            fs::copy_file(entry.path(), to);
            fs::last_write_time(to, entry.last_write_time());  // by which stale counters are told
        }
    }
    std::map<std::string, Tracefile> by_engine;
    for (const std::string engine : {"gcov", "lcov"}) {
        const std::string output = copy.file(engine);
        const Ran captured = run({PAWL_EXECUTABLE, "coverage", "capture", "--build-dir", copy.path(), "--source-dir",
                                  PAWL_SOURCE_DIR, "--engine", engine, "-o", output},
                                 {.limit = std::chrono::minutes{5}});
        if (captured.exit_code == 3) SKIP("no other test has run in this build yet, or something was built since");
        require_success(captured);
        by_engine[engine] = tracefile_in(output);
    }
    CHECK(by_engine["gcov"].files.size() > 50);
    CHECK(lines_of(by_engine["gcov"]) == lines_of(by_engine["lcov"]));
}
#endif
