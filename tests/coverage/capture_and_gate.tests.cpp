// SPDX-License-Identifier: BSL-1.0
// The real pawl on the counters of a real program: the sources in tiny/, compiled by hand.
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>
#include <fstream>

#include "run.hpp"
#include "temporary_directory.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
namespace fs = std::filesystem;

namespace {

class TinyProject {
public:
    TinyProject() {
        fs::create_directories(build());
        for (const char* name : {"main.cpp", "sign.cpp", "unused.cpp"}) {
            fs::copy_file(fs::path(PAWL_TINY_SOURCE_DIR) / name, m_directory.file(name));
            compile(name);
        }
        require_success(
            run({PAWL_CXX_COMPILER, "--coverage", "main.o", "sign.o", "-o", "tiny"}, {.working_directory = build()}));
    }

    void compile(const std::string& name) const {
        const std::string object = fs::path(name).stem().string() + ".o";
        require_success(run({PAWL_CXX_COMPILER, "--coverage", "-O0", "-c", m_directory.file(name), "-o", object},
                            {.working_directory = build()}));
    }

    void execute(const std::string& value) const { require_success(run({build() + "/tiny", value})); }

    [[nodiscard]] Ran capture() const {
        return pawl({"capture", "--build-dir", build(), "--source-dir", m_directory.path(), "-o", tracefile()});
    }

    /// `pawl coverage ARGUMENTS`
    [[nodiscard]] Ran pawl(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {PAWL_EXECUTABLE, "coverage"});
        return run(arguments);
    }

    [[nodiscard]] std::string build() const { return m_directory.file("build"); }
    [[nodiscard]] std::string tracefile() const { return m_directory.file("tiny.info"); }
    [[nodiscard]] std::string file(const std::string& name) const { return m_directory.file(name); }

private:
    TemporaryDirectory m_directory;
};

}  // namespace

TEST_CASE("captured coverage is red below the floor and green above it", "[coverage][integration]") {
    const TinyProject tiny;
    tiny.execute("5");
    require_success(tiny.capture());

    const Ran red = tiny.pawl({"gate", "--floor", "63.7", tiny.tracefile()});
    CHECK(red.exit_code == 1);
    CHECK_THAT(red.output, StartsWith("coverage failed: 7 of 11 lines, 63.63 %; floor 63.7 %, 1 line short\n"
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

TEST_CASE("without counters that belong to the build nothing is captured and nothing decided",
          "[coverage][integration]") {
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

    const Ran no_lcov =
        run({PAWL_EXECUTABLE, "coverage", "capture", "--build-dir", tiny.build(), "-o", tiny.tracefile()},
            {.environment = {{"PATH", "/nonexistent"}}});
    CHECK(no_lcov.exit_code == 4);
    CHECK_THAT(no_lcov.output, ContainsSubstring("lcov"));
}
