// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <pawl/coverage/test_run.hpp>
#include <string>
#include <vector>

using namespace pawl::coverage;

namespace {

using Names = std::vector<std::string>;

/// What ctest 3.25 logs of one test; `start` is empty where nothing was started.
std::string logged(const std::string& name, const std::string& output, const std::string& end,
                   const std::string& start = "Nov 23 22:30 UTC") {
    return "3/12 Testing: " + name + "\n3/12 Test: " + name + "\nCommand: \"/bin/x\"\nDirectory: /b\n\"" + name +
           "\" start time: " + start + "\nOutput:\n" + std::string(58, '-') + "\n" + output +
           "<end of output>\nTest time =   0.00 sec\n" + std::string(58, '-') + "\nTest " + end + "\n\"" + name +
           "\" end time: Nov 23 22:30 UTC\n\"" + name + "\" time elapsed: 00:00:00\n" + std::string(58, '-') + "\n\n";
}

}  // namespace

TEST_CASE("a run in which every test passed is whole", "[coverage][test_run]") {
    const TestRun run = compare_with_log("a\nunit: a thing works\n",
                                         logged("unit: a thing works", "", "Passed.") + logged("a", "hi\n", "Passed."));

    CHECK(run.expected == 2);
    CHECK(run.not_run.empty());
    CHECK(run.failed.empty());
    CHECK(describe(run).empty());
}

TEST_CASE("of two tests of one name each has to pass, and of a repeated one the last time",
          "[coverage][test_run][trap]") {
    const std::string passes = logged("unit", "", "Passed.");
    const std::string fails = logged("unit", "", "Failed.");
    const std::string two = "unit\t1\nunit\t2\n";
    CHECK(compare_with_log(two, passes).not_run == Names{"unit", "unit"});
    CHECK(compare_with_log(two, fails + passes).failed == Names{"unit", "unit"});
    CHECK(compare_with_log(two, passes + fails).failed == Names{"unit", "unit"});
    CHECK(describe(compare_with_log(two, passes + passes)).empty());
    CHECK(describe(compare_with_log("unit\t1\n", fails + passes)).empty());
}

TEST_CASE("an empty line names no test", "[coverage][test_run]") {
    const TestRun run = compare_with_log("a\n\nb\n", logged("a", "", "Passed.") + logged("b", "", "Passed."));

    CHECK(run.expected == 2);
    CHECK(run.not_run.empty());
}

TEST_CASE("a test counts as run by its whole name and by ctest's word alone", "[coverage][test_run]") {
    const TestRun run =
        compare_with_log("a\nb\nunit: a thing\n", logged("a", "Now Testing: b\n\"b\" end time: now\n", "Passed.") +
                                                      logged("unit: a thing works", "", "Passed."));

    CHECK(run.not_run == Names{"b", "unit: a thing"});
    CHECK(describe(run) ==
          "2 of 3 tests did not run here: 'b', 'unit: a thing'; each may cover more when it passes; run all tests");
}

TEST_CASE("a test that failed may cover more when it passes", "[coverage][test_run]") {
    const TestRun run =
        compare_with_log("a\nb\n", logged("a", "Test Passed.\n", "Failed.") + logged("b", "Test Failed.\n", "Passed."));

    CHECK(run.failed == Names{"a"});
    CHECK(run.not_run.empty());
    CHECK(describe(run) == "1 of 2 tests failed: 'a'; each may cover more when it passes; run all tests");
}

TEST_CASE("a test whose executable or fixture is missing did not run, whatever ctest says of it",
          "[coverage][test_run]") {
    // ctest logs "Test Passed." of what it calls Not Run.
    const TestRun run = compare_with_log("a\n", "Unable to find executable: x\n" + logged("a", "", "Passed.", ""));

    CHECK(run.not_run == Names{"a"});
}

TEST_CASE("a test that a regular expression judges passed or failed as ctest says", "[coverage][test_run]") {
    const std::string passed = "Pass Reason:\nRequired regular expression found. Regex=[x\n]";
    const std::string failed = "Fail Reason:\nRequired regular expression not found. Regex=[x\n]";
    const TestRun run = compare_with_log("a\nb\n", logged("a", "Test Failed.\n", passed) + logged("b", "", failed));

    CHECK(run.failed == Names{"b"});
    CHECK(run.not_run.empty());
}

TEST_CASE("a test that was skipped is told, and leaves nothing open", "[coverage][test_run]") {
    const std::string by_word = "Pass Reason:\nSkip regular expression found in output. Regex=[x]";
    const std::string by_catch2 = "===\ntest cases: 12 | 12 skipped\nassertions: - none -\n";
    const TestRun run =
        compare_with_log("a\nb\nc\n", logged("a", "x\n", by_word) + logged("b", by_catch2, "Passed.") +
                                          logged("c", "test cases: 12 | 11 passed | 1 skipped\n", "Passed."));

    CHECK(run.skipped == Names{"a", "b"});
    CHECK(describe(run).empty());
    CHECK(remark_on_skipped(run) == "2 of 3 tests were skipped, and may cover more when they are not: 'a', 'b'");
    CHECK(remark_on_skipped({}).empty());
    CHECK(compare_with_log("b\n", logged("b", by_catch2, "Failed.")).failed == Names{"b"});
}

TEST_CASE("what a test prints is not read as ctest's log of another", "[coverage][test_run]") {
    const std::string imitation = logged("c", "", "Passed.");  // of a test that shows a log, say
    const TestRun run = compare_with_log(
        "a\nb\nc\n", logged("a", imitation, "Failed.") + logged("b", imitation + "no newline", "Failed."));

    CHECK(run.failed == Names{"a", "b"});
}

TEST_CASE("a test is told by more than its name", "[coverage][test_run]") {
    CHECK(compare_with_log("a\t12ab\n", logged("a", "", "Passed.")).not_run.empty());
    CHECK(has_lost_a_test("a\t12ab\n", "a\t12ac\n"));
}

TEST_CASE("of a test that ctest repeated the last run counts", "[coverage][test_run]") {
    CHECK(compare_with_log("a\n", logged("a", "", "Failed.") + logged("a", "", "Passed.")).failed.empty());
    CHECK(compare_with_log("a\n", logged("a", "", "Passed.") + logged("a", "", "Failed.")).failed == Names{"a"});
}

TEST_CASE("a test that still runs has not passed", "[coverage][test_run]") {
    CHECK(compare_with_log("a\n", "1/1 Testing: a\n").not_run == Names{"a"});
    CHECK(compare_with_log("a\n", "").not_run == Names{"a"});
}

TEST_CASE("of many tests the first ten are named", "[coverage][test_run]") {
    std::string names;
    for (char name = 'a'; name <= 'l'; ++name) names += std::string(1, name) + "\n";

    CHECK(
        describe(compare_with_log(names, "")) ==
        "12 of 12 tests did not run here: 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j' and 2 more; each may cover "
        "more when it passes; run all tests");
}

TEST_CASE("a test that was renamed or removed is lost, one that is new is not", "[coverage][test_run]") {
    CHECK_FALSE(has_lost_a_test("a\nb\n", "b\na\nc\n"));
    CHECK(has_lost_a_test("a\nb\n", "b\na 2\n"));
    CHECK_FALSE(has_lost_a_test("", "a\n"));
}
