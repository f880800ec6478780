// SPDX-License-Identifier: BSL-1.0
// `pawl coverage by-test` and `flaky`, which run the tests of a real build themselves.
#include <fstream>
#include <pawl/coverage/lcov_format.hpp>

#include "record/file.hpp"
#include "tiny_build.hpp"

using Catch::Matchers::ContainsSubstring;
using namespace pawl::coverage;

namespace {

Ran coverage(const TinyBuild& tiny, const std::string& command, const std::string& output,
             std::vector<std::string> more = {}) {
    std::vector<std::string> argv{PAWL_EXECUTABLE, "coverage",      command, "--build-dir",      tiny.build_dir(),
                                  "--source-dir",  tiny.source(""), "-o",    tiny.source(output)};
    argv.insert(argv.end(), more.begin(), more.end());
    return run(argv);
}

Ran gate(const TinyBuild& tiny, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {PAWL_EXECUTABLE, "coverage", "gate", "--source-dir", tiny.source("")});
    return run(arguments, {.environment = git_environment()});
}

}  // namespace

TEST_CASE("each changed line is told with the tests that cover it", "[coverage][integration][attribution]") {
    const TinyBuild tiny;
    tiny.append(".gitignore", "*.info\n");
    tiny.commit("ignore tracefiles");
    std::ofstream(tiny.source("sign.cpp")) << "int sign(int value) {\n"
                                              "    if (value < 0) {\n"
                                              "        return -1;  // changed\n"
                                              "    }\n"
                                              "    return value > 0 ? 1 : 0;\n"
                                              "}\n"
                                              "int twice(int value) { return 2 * value; }\n";
    tiny.build();
    const Ran apart = coverage(tiny, "by-test", "tests.info");
    CHECK(apart.exit_code == 0);
    CHECK_THAT(apart.output, ContainsSubstring("captured 3 tests one by one: "));
    REQUIRE(tiny.ctest({"-E", "red|green"}).exit_code == 0);
    REQUIRE(coverage(tiny, "capture", "all.info").exit_code == 0);

    const Ran judged =
        gate(tiny, {"--patch", "50", "--ref", "main", "--by-test", tiny.source("tests.info"), tiny.source("all.info")});
    CHECK(judged.exit_code == 0);
    CHECK_THAT(judged.output, ContainsSubstring("covered by\n"
                                                "  sign.cpp:3  by 'a negative value'\n"
                                                "  sign.cpp:5  by 'positive', 'zero'\n"
                                                "  sign.cpp:7  by none\n"));

    // The sum of the tests is what they cover together: nothing of one came to another, or to the build's own counters.
    const auto apart_text = pawl::perf::content_of(tiny.source("tests.info")).value();
    const auto all = read_lcov(pawl::perf::content_of(tiny.source("all.info")).value(), "all").value();
    const auto sum = read_lcov(apart_text, "tests").value();
    for (const auto& [line, hits] : sum.files.at("sign.cpp").lines)
        CHECK(all.files.at("sign.cpp").lines.at(line) == hits);
    CHECK(read_lcov_by_test(apart_text, "tests").value().size() == 3);
    const Ran refused = gate(tiny, {"--floor", "95", tiny.source("tests.info")});
    CHECK(refused.exit_code == 2);
    CHECK_THAT(refused.output, ContainsSubstring("tests.info holds what each test hits, and nothing that none does"));
}

TEST_CASE("lines that some runs cover are found, and are nobody's fault when they are not",
          "[coverage][integration][flaky][trap]") {
    const TinyBuild tiny;
    // Every second run covers line 5.
    std::ofstream(tiny.source("toggle.cpp")) << "#include <cstdio>\n"
                                                "int main() {\n"
                                                "    if (std::remove(\"was-here\") == 0)\n"
                                                "        return 0;\n"
                                                "    std::fclose(std::fopen(\"was-here\", \"w\"));\n"
                                                "}\n";
    tiny.append("CMakeLists.txt", "add_executable(toggle toggle.cpp)\nadd_test(NAME toggles COMMAND toggle)\n");
    tiny.build();
    const Ran found = coverage(tiny, "flaky", "flaky.info", {"--repeat", "4", "-j", "2", "--exclude", "unused.*"});
    CHECK(found.exit_code == 0);
    CHECK_THAT(found.output, ContainsSubstring("toggle.cpp:4 is covered in 2 of 4 runs\n") &&
                                 ContainsSubstring("lines are covered at times: "));
    CHECK_THAT(found.output, !ContainsSubstring("sign.cpp:"));

    REQUIRE(tiny.ctest({"-R", "toggles"}).exit_code == 0);
    REQUIRE(coverage(tiny, "capture", "all.info", {"--exclude", "unused.*"}).exit_code == 0);
    const std::vector<std::string> all_of_it{"--floor", "100", "--include", "toggle.cpp", tiny.source("all.info")};
    const Ran red = gate(tiny, all_of_it);
    CHECK(red.exit_code == 1);
    auto forgiving = all_of_it;
    forgiving.insert(forgiving.end(), {"--flaky", tiny.source("flaky.info")});
    const Ran green = gate(tiny, forgiving);
    CHECK(green.exit_code == 0);
    CHECK_THAT(green.output,
               ContainsSubstring("toggle.cpp:4 is not covered this time, but at times: it counts as covered"));
}

TEST_CASE("flaky lines are found again where the code moved, and nowhere else", "[coverage][integration][flaky]") {
    const TinyBuild tiny;
    tiny.append(".gitignore", "*.info\n");
    tiny.commit("ignore tracefiles");
    tiny.build();
    require_success(tiny.ctest({"-R", "positive"}));
    require_success(coverage(tiny, "capture", "flaky.info"));  // as if lines 4 and 9 of sign.cpp were covered at times
    const auto captured = pawl::perf::content_of(tiny.source("flaky.info")).value();
    std::ofstream(tiny.source("flaky.info")) << captured.substr(0, captured.find("TN:"))
                                             << "# pawl: flaky\nTN:\nSF:sign.cpp\nDA:4,1\nDA:9,1\nend_of_record\n";

    const std::string sign = pawl::perf::content_of(tiny.source("sign.cpp")).value();
    std::ofstream(tiny.source("sign.cpp")) << "int one() { return 1; }\n" << sign;
    tiny.commit("two");
    tiny.build();
    require_success(tiny.ctest({"-R", "positive"}));
    require_success(coverage(tiny, "capture", "all.info"));
    const std::vector<std::string> arguments{"--floor", "0", "--flaky", tiny.source("flaky.info"),
                                             tiny.source("all.info")};
    const Ran followed = gate(tiny, arguments);
    CHECK_THAT(followed.output, ContainsSubstring("sign.cpp:5 is not covered this time, but at times") &&
                                    ContainsSubstring("sign.cpp:10 is not covered this time"));
    CHECK_THAT(followed.output, !ContainsSubstring("sign.cpp:4 ") && !ContainsSubstring("sign.cpp:9 "));

    const Ran whole = gate(tiny, {"--floor", "0", "--flaky", tiny.source("all.info"), tiny.source("all.info")});
    CHECK(whole.exit_code == 2);  // it would forgive whatever it covers
    CHECK_THAT(whole.output, ContainsSubstring("all.info is none that 'pawl coverage flaky' wrote"));
    const Ran of_flaky = gate(tiny, {"--floor", "0", tiny.source("flaky.info")});
    CHECK(of_flaky.exit_code == 2);  // it holds nothing that is not covered
    CHECK_THAT(of_flaky.output, ContainsSubstring("give it to --flaky"));

    const auto commit_at = captured.find("# pawl: commit ");
    std::ofstream(tiny.source("flaky.info")) << captured.substr(0, commit_at) << "# pawl: flaky\n# pawl: commit "
                                             << std::string(40, '1') << "\nTN:\nSF:sign.cpp\nDA:4,1\nend_of_record\n";
    const Ran lost = gate(tiny, arguments);
    CHECK(lost.exit_code == 2);
    CHECK_THAT(lost.output, ContainsSubstring("flaky.info: it was captured at 1111111") &&
                                ContainsSubstring("from where its lines cannot be followed to today's"));
}

TEST_CASE("flaky lines and attribution may be those of some targets only", "[coverage][integration][flaky]") {
    const TinyBuild tiny;
    tiny.build();
    const auto of = [&](const std::string& target) {
        return std::vector<std::string>{"--objects", tiny.build_dir() + "/CMakeFiles/" + target + ".dir"};
    };
    require_success(coverage(tiny, "by-test", "tests.info", of("tiny")));
    CHECK_THAT(pawl::perf::content_of(tiny.source("tests.info")).value(), ContainsSubstring("SF:sign.cpp"));
    auto twice = of("tiny");
    twice.insert(twice.end(), {"--repeat", "2"});
    CHECK_THAT(coverage(tiny, "flaky", "flaky.info", twice).output, ContainsSubstring("0 lines are covered at times"));
    const Ran none = coverage(tiny, "by-test", "tests.info", of("unused"));
    CHECK(none.exit_code == 3);
    CHECK_THAT(none.output,
               ContainsSubstring("no instrumented object ran; build with --coverage, and check --objects"));
}

TEST_CASE("attribution asks for a tracefile by test", "[coverage][integration][attribution][errors]") {
    const TinyBuild tiny;
    tiny.append("sign.cpp", "int twice(int value) { return 2 * value; }\n");
    std::ofstream(tiny.source("all.info")) << "SF:sign.cpp\nDA:11,1\nend_of_record\n";
    std::ofstream(tiny.source("tests.info"))
        << "TN:twice\nSF:" << tiny.source("sign.cpp") << "\nDA:11,1\nend_of_record\n";
    const std::vector<std::string> of_all{"--patch", "0", tiny.source("all.info"), "--by-test"};
    const auto by = [&](const std::string& name) {
        auto arguments = of_all;
        arguments.push_back(tiny.source(name));
        return gate(tiny, arguments);
    };
    CHECK_THAT(by("tests.info").output,
               ContainsSubstring("sign.cpp:11  by 'twice'"));  // named from the source directory
    const Ran refused = by("all.info");
    CHECK(refused.exit_code == 2);
    CHECK_THAT(refused.output, ContainsSubstring("all.info does not say of which tests it is"));
}

TEST_CASE("a test that fails is captured, and named", "[coverage][integration][attribution][flaky]") {
    const TinyBuild tiny;
    tiny.build({"-DWITH_FAILURE=ON", "-DWITHOUT_ZERO=ON"});
    const Ran apart = coverage(tiny, "by-test", "tests.info");
    CHECK(apart.exit_code == 0);
    CHECK_THAT(apart.output, ContainsSubstring("1 of 2 tests failed, and may cover more when they pass: fails\n"));
    const Ran flaky = coverage(tiny, "flaky", "flaky.info", {"--repeat", "2"});
    CHECK(flaky.exit_code == 3);
    CHECK_THAT(flaky.output, ContainsSubstring("in 2 of 2 runs a test failed; mend it"));
    CHECK_FALSE(std::filesystem::exists(tiny.source("flaky.info")));
}

TEST_CASE("a directory without tests, or without counters, gives no attribution", "[coverage][integration][errors]") {
    const TinyBuild tiny;
    std::filesystem::create_directory(tiny.build_dir());
    const Ran empty = coverage(tiny, "by-test", "tests.info");
    CHECK(empty.exit_code == 2);
    CHECK_THAT(empty.output, ContainsSubstring(" has no tests; give the directory that ctest is started in"));
    CHECK(coverage(tiny, "flaky", "flaky.info", {"--repeat", "2"}).exit_code == 3);
    CHECK(coverage(tiny, "flaky", "flaky.info", {"--repeat", "1"}).exit_code == 2);
    CHECK_FALSE(std::filesystem::exists(tiny.source("tests.info")));
}

TEST_CASE("who is interrupted leaves nothing behind", "[coverage][integration][errors]") {
    const TinyBuild tiny;
    tiny.append("CMakeLists.txt", "add_test(NAME sleeps COMMAND ${CMAKE_COMMAND} -E sleep 30)\n");
    tiny.build();
    std::filesystem::create_directory(tiny.source("tmp"));
    const Ran interrupted = run({"timeout", "--signal=INT", "--foreground", "2", PAWL_EXECUTABLE, "coverage", "flaky",
                                 "--build-dir", tiny.build_dir(), "-o", tiny.source("flaky.info")},
                                {.environment = {{"TMPDIR", tiny.source("tmp")}}});
    CHECK_THAT(interrupted.output, ContainsSubstring(" was interrupted"));
    CHECK(std::filesystem::is_empty(tiny.source("tmp")));
    CHECK_FALSE(std::filesystem::exists(tiny.source("flaky.info")));
}
