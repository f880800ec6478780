// SPDX-License-Identifier: BSL-1.0
// pawl_add_coverage_gate on changes: PATCH, MAX_DROP, and with what they compare.
#include <filesystem>
#include <fstream>

#include "record/file.hpp"
#include "tiny_build.hpp"

using Catch::Matchers::ContainsSubstring;

TEST_CASE("a change that too few tests run is red in ctest, and open where git does not know it",
          "[coverage][ctest][integration]") {
    const TinyBuild tiny;
    tiny.append("sign.cpp", "int twice(int value) { return 2 * value; }\n");
    tiny.build({"-DWITH_GATES=PATCH;90%;MAX_DROP;50%;MAX_DROP_POINTS;50;BASELINE_REF;main"});

    const Ran red = tiny.ctest({});
    CHECK(red.exit_code == 8);
    CHECK_THAT(red.output, test_ended("gate", failed));
    CHECK_THAT(red.output, ContainsSubstring("patch failed: 0 of 1 changed lines") &&
                               ContainsSubstring("sign.cpp:11\n") &&
                               ContainsSubstring("not decided: no tracefile of "));

    std::filesystem::remove_all(tiny.source(".git/objects"));
    const Ran open = tiny.ctest({"-V"});
    CHECK_THAT(open.output, test_ended("gate", skipped) && ContainsSubstring("not decided: no change to judge: "));
    CHECK_THAT(tiny.ctest({}, {{"CI", "true"}}).output, test_ended("gate", failed));
}

TEST_CASE("a fall since the merge-base is red in ctest, and green within its limit", "[coverage][ctest][integration]") {
    const TinyBuild tiny;
    const auto gate = [&](const std::string& max_drop) {
        tiny.build({"-DWITH_GATES=MAX_DROP;" + max_drop, "-DWITHOUT_ZERO=OFF"});
        return tiny.ctest({"-V"});
    };
    CHECK_THAT(gate("5").output, test_ended("gate", skipped));  // keeps main's, which has no older one

    tiny.git({"switch", "--quiet", "--create", "topic"});
    tiny.append("unused.cpp", "int more() {\n    return 2;\n}\n");
    tiny.commit("two");
    const Ran red = gate("5");  // 9 of 11, now of 13: 15.4 % less
    CHECK(red.exit_code == 8);
    CHECK_THAT(red.output, ContainsSubstring("drop failed: 81.81 % covered before, 69.23 % now; limit: 5 %"));
    const Ran green = gate("16");
    CHECK(green.exit_code == 0);
    CHECK_THAT(green.output, ContainsSubstring("drop held: 81.81 % covered before, 69.23 % now"));
}

TEST_CASE("what another compiler's flags, or files that git does not know, made is not compared with",
          "[coverage][ctest][integration]") {
    const TinyBuild tiny;
    tiny.git({"switch", "--quiet", "--create", "topic"});
    tiny.git({"commit", "--quiet", "--allow-empty", "--message", "two"});
    const auto gate = [&](const std::string& flags) {
        tiny.build({"-DWITH_GATES=MAX_DROP;5", "-DCMAKE_CXX_FLAGS=--coverage -Wall " + flags});
        return tiny.ctest({"-V"}).output;
    };
    tiny.git({"switch", "--quiet", "--detach", "main"});
    CHECK_THAT(gate("-O1"), ContainsSubstring("not decided: "));
    CHECK_THAT(pawl::perf::content_of(tiny.build_dir() + "/pawl-coverage/gate.info").value(),
               ContainsSubstring(" --coverage -O1\n# pawl: commit "));
    tiny.git({"switch", "--quiet", "topic"});
    CHECK_THAT(gate("-O0"), ContainsSubstring("not decided: no tracefile of "));
    CHECK_THAT(gate("-O1 -Wextra"), ContainsSubstring("kept in the cache, of "));

    std::ofstream(tiny.source("more.cpp")) << "int more() {\n    return 1;\n}\n";
    tiny.append("CMakeLists.txt", "target_sources(unused PRIVATE more.cpp)\n");
    tiny.git({"commit", "--quiet", "--all", "--message", "three"});
    gate("-O1");
    CHECK_THAT(pawl::perf::content_of(tiny.build_dir() + "/pawl-coverage/gate.info").value(),
               ContainsSubstring("+new."));
}

TEST_CASE("an older tracefile that nobody kept can be made, by building that commit",
          "[coverage][ctest][integration]") {
    const TinyBuild tiny;
    tiny.append("CMakeLists.txt",
                "if(NOT FETCHCONTENT_SOURCE_DIR_PAWL)\n  message(FATAL_ERROR \"not carried\")\nendif()\n");
    tiny.commit("take Pawl from a directory");
    tiny.git({"switch", "--quiet", "--create", "topic"});
    tiny.append("unused.cpp", "int more() {\n    return 2;\n}\n");
    tiny.commit("two");
    tiny.build({"-DWITH_GATES=MAX_DROP;5;BUILD_BASELINE", "-DFETCHCONTENT_SOURCE_DIR_PAWL=/a/directory"});

    const Ran made = tiny.ctest({"-V"});
    CHECK(made.exit_code == 8);
    CHECK_THAT(made.output, ContainsSubstring("drop failed: 81.81 % covered before, 69.23 % now; limit: 5 %") &&
                                ContainsSubstring(".info, made by building it, of "));
    const Ran kept = tiny.ctest({"-V"});
    CHECK_THAT(kept.output, test_ended("gate", failed) && ContainsSubstring(".info, kept in the cache, of "));
    CHECK_FALSE(tiny.is_cached(".cpp"));  // the checkout is gone

    tiny.git({"switch", "--quiet", "main"});
    tiny.append("sign.cpp", "that is no C++\n");
    tiny.commit("broken");
    tiny.git({"switch", "--quiet", "topic"});
    tiny.git({"rebase", "--quiet", "main"});
    tiny.git({"checkout", "--quiet", "main~", "--", "sign.cpp"});
    tiny.build();
    const Ran broken = tiny.ctest({"-V"});
    CHECK_THAT(broken.output, test_ended("gate", failed) && ContainsSubstring(" does not build (") &&
                                  ContainsSubstring("; the log is "));
}

TEST_CASE("the older tracefile may be one that CI kept, and flaky lines may be forgiven",
          "[coverage][ctest][integration]") {
    const TinyBuild tiny;
    std::ofstream(tiny.source("main.info"))
        << "# pawl: engine gcov 12.2.0\nSF:sign.cpp\nDA:2,1\nDA:3,1\nend_of_record\n";
    std::ofstream(tiny.source("flaky.info")) << "# pawl: flaky\nSF:unused.cpp\nDA:2,1\nDA:3,1\nend_of_record\n";
    const std::string gates = "-DWITH_GATES=MAX_DROP;10;BASELINE_TRACEFILE;main.info";
    tiny.build({gates});
    const Ran red = tiny.ctest({"-V"});
    CHECK_THAT(red.output,
               test_ended("gate", failed) && ContainsSubstring("drop failed: 100.00 % covered before, 81.81 %"));
    tiny.build({gates + ";FLAKY;flaky.info"});
    const Ran green = tiny.ctest({"-V"});
    CHECK_THAT(green.output, test_ended("gate", passed) && ContainsSubstring("drop held: ") &&
                                 ContainsSubstring("unused.cpp:2 is not covered this time, but at times"));
}

TEST_CASE("an older tracefile or flaky lines that are not there leave the gate open",
          "[coverage][ctest][integration][errors]") {
    const TinyBuild tiny;
    tiny.build({"-DWITH_GATES=MAX_DROP;5;BASELINE_TRACEFILE;absent.info"});
    CHECK_THAT(tiny.ctest({"-V"}).output,
               test_ended("gate", skipped) && ContainsSubstring("absent.info cannot be read"));
    tiny.build({"-DWITH_GATES=FLOOR;5;FLAKY;absent.info"});
    CHECK_THAT(tiny.ctest({"-V"}).output,
               test_ended("gate", skipped) && ContainsSubstring("absent.info cannot be read"));
}
