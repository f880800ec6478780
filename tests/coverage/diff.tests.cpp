// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_get_random_seed.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <pawl/coverage/diff.hpp>
#include <random>

using namespace pawl::coverage;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

namespace {

Diff read(std::string_view text) {
    const auto diff = read_diff(text, "x.diff");
    INFO((diff ? "" : describe(diff.error())));
    REQUIRE(diff);
    return *diff;
}

Error refusal(std::string_view text) {
    const auto diff = read_diff(text, "x.diff");
    REQUIRE_FALSE(diff);
    CHECK(diff.error().code == Error::Code::malformed_diff);
    CHECK(diff.error().path == "x.diff");
    return diff.error();
}

}  // namespace

TEST_CASE("added and removed lines are numbered in the file they are in", "[coverage][diff]") {
    CHECK(read("diff --git a/src/a.cpp b/src/a.cpp\n"
               "index 83db48f..bf269f4 100644\n"
               "--- a/src/a.cpp\n"
               "+++ b/src/a.cpp\n"
               "@@ -2,3 +2,4 @@ int f() {\n"
               " context\n"
               "-gone\n"
               "+new 3\n"
               "+new 4\n"
               " context\n"
               "@@ -10 +12,0 @@\n"
               "-gone\n") == Diff{{"src/a.cpp", {"src/a.cpp", {3, 10}, {3, 4}}}});
}

TEST_CASE("hunks of each file begin anew", "[coverage][diff]") {
    CHECK(read("--- a/a\n+++ b/a\n@@ -9 +9 @@\n-x\n+y\n--- a/b\n+++ b/b\n@@ -1 +1 @@\n-x\n+y\n") ==
          Diff{{"a", {"a", {9}, {9}}}, {"b", {"b", {1}, {1}}}});
}

TEST_CASE("without context the same lines are read", "[coverage][diff]") {
    CHECK(read("--- a/a.cpp\n+++ b/a.cpp\n@@ -3 +3,2 @@\n-gone\n+new 3\n+new 4\n@@ -7,0 +9 @@\n+new 9\n") ==
          Diff{{"a.cpp", {"a.cpp", {3}, {3, 4, 9}}}});
}

TEST_CASE("a new file has no old path, a renamed one another", "[coverage][diff]") {
    CHECK(read("diff --git a/n.cpp b/n.cpp\nnew file mode 100644\n--- /dev/null\n+++ b/n.cpp\n@@ -0,0 +1 @@\n+x\n") ==
          Diff{{"n.cpp", {"", {}, {1}}}});
    CHECK(read("diff --git a/o.cpp b/n.cpp\nsimilarity index 90%\nrename from o.cpp\nrename to n.cpp\n"
               "--- a/o.cpp\n+++ b/n.cpp\n@@ -1 +1 @@\n-x\n+y\n") == Diff{{"n.cpp", {"o.cpp", {1}, {1}}}});
}

TEST_CASE("a file that was only renamed is known under both names", "[coverage][diff]") {
    CHECK(
        read("diff --git a/o.cpp b/n.cpp\nsimilarity index 100%\nrename from o.cpp\nrename to \"n \\\"q\\\".cpp\"\n") ==
        Diff{{"n \"q\".cpp", {"o.cpp", {}, {}}}});
}

TEST_CASE("deleted files have no line to cover, and of binary ones the diff shows none", "[coverage][diff][trap]") {
    CHECK(read("diff --git a/d.cpp b/d.cpp\ndeleted file mode 100644\n--- a/d.cpp\n+++ /dev/null\n@@ -1,2 +0,0 "
               "@@\n-x\n-y\n"
               "diff --git a/g.png b/g.png\ndeleted file mode 100644\nBinary files a/g.png and /dev/null differ\n")
              .empty());
    const Diff binary{{"i and j.cpp", {"i and j.cpp", {}, {}, true}}};
    CHECK(read("diff --git a/i and j.cpp b/i and j.cpp\nindex 1..2 100644\n"
               "Binary files a/i and j.cpp and b/i and j.cpp differ\n") == binary);
    CHECK(read("diff --git a/i and j.cpp b/i and j.cpp\nindex 1..2 100644\nGIT binary patch\nliteral 1\n") == binary);
    CHECK(read("Binary files x/i.o and y/i.o differ\n") == Diff{{"y/i.o", {"y/i.o", {}, {}, true}}});
    CHECK(read("diff --git a/n.png b/n.png\nnew file mode 100644\nBinary files /dev/null and b/n.png differ\n") ==
          Diff{{"n.png", {"", {}, {}, true}}});
}

TEST_CASE("lines that look like headers are the hunk's own", "[coverage][diff]") {
    // A removed "-- x" and an added "++ y".
    CHECK(read("--- a/a.sql\n+++ b/a.sql\n@@ -1 +1 @@\n--- x\n+++ y\n") == Diff{{"a.sql", {"a.sql", {1}, {1}}}});
}

TEST_CASE("names are read as git and diff write them", "[coverage][diff]") {
    CHECK(read("--- \"a/caf\\303\\251 \\\"q\\\".cpp\"\n+++ \"b/caf\\303\\251 \\\"q\\\".cpp\"\n@@ -0,0 +1 @@\n+x\n")
              .contains("café \"q\".cpp"));
    CHECK(read("--- w/a.cpp\n+++ i/a.cpp\n@@ -0,0 +1 @@\n+x\n").contains("a.cpp"));          // diff.mnemonicPrefix
    CHECK(read("--- src/a.cpp\n+++ src/a.cpp\n@@ -0,0 +1 @@\n+x\n").contains("src/a.cpp"));  // diff.noprefix
    CHECK(read("--- a.cpp\t2026-11-26 12:00:00 +0000\n+++ a.cpp\t2026-11-26\n@@ -0,0 +1 @@\n+x\n").contains("a.cpp"));
    CHECK(read("--- a/with blank.cpp\t\n+++ b/with blank.cpp\t\n@@ -0,0 +1 @@\n+x\n").contains("with blank.cpp"));
}

TEST_CASE("what only begins like a prefix is none", "[coverage][diff]") {
    const std::string hunk = "@@ -0,0 +1 @@\n+x\n";
    CHECK(
        read("--- old/a.cpp\n+++ new/a.cpp\n" + hunk).contains("new/a.cpp"));  // other directories, as diff -ru has it
    CHECK(read("--- a.cpp\n+++ b.cpp\n" + hunk).contains("b.cpp"));
    CHECK(read("--- x/a.cpp\n+++ y/a.cpp\n" + hunk).contains("y/a.cpp"));
    CHECK(read("--- a/x.cpp\n+++ y/x.cpp\n" + hunk).contains("y/x.cpp"));
    CHECK(read("--- a/x\n+++ b/x\n" + hunk).contains("x"));  // the shortest name there is
}

TEST_CASE("an escape that git does not write stands for its character", "[coverage][diff]") {
    const std::string hunk = "@@ -0,0 +1 @@\n+x\n";
    // \101 is A in octal; \8, \18, \118 and \1 at the end are no three octal digits
    const std::map<std::string, std::string> names{{"\\101", "A"},   {"\\811", "811"}, {"\\181", "181"},
                                                   {"\\118", "118"}, {"x\\11", "x11"}, {"\\q", "q"},
                                                   {"x\\", "x\\"}};
    for (const auto& [quoted, name] : names) {
        CAPTURE(quoted);
        CHECK(read("--- /dev/null\n+++ \"b/" + quoted + "\"\n" + hunk).contains(name));
    }
}

TEST_CASE("a directory of one letter is no prefix", "[coverage][diff]") {
    const std::string hunk = "@@ -0,0 +1 @@\n+x\n";
    CHECK(read("diff --git c/x.cpp c/x.cpp\n--- c/x.cpp\n+++ c/x.cpp\n" + hunk).contains("c/x.cpp"));
    CHECK(read("diff --git c/x.cpp c/x.cpp\nnew file mode 100644\n--- /dev/null\n+++ c/x.cpp\n" + hunk)
              .contains("c/x.cpp"));
    CHECK(
        read("diff --git \"a/c/\\303\" \"b/c/\\303\"\nnew file mode 100644\n--- /dev/null\n+++ \"b/c/\\303\"\n" + hunk)
            .contains("c/\303"));
    // without prefixes, but from a directory a to one called b
    CHECK(read("diff --git a/x.cpp b/x.cpp\nrename from a/x.cpp\nrename to b/x.cpp\n--- a/x.cpp\n+++ b/x.cpp\n" +
               hunk) == Diff{{"b/x.cpp", {"a/x.cpp", {}, {1}}}});
}

TEST_CASE("a series of changes of one file is refused, for its numbers are of different versions",
          "[coverage][diff][errors]") {
    const std::string file = "diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1,0 +2 @@\n+x\n";
    const Error twice = refusal(file + "\nFrom 3f2c1d9\n\n" + file);
    CHECK(twice.line == 11);
    CHECK_THAT(describe(twice), ContainsSubstring("a second change of a; give the whole change as one"));
    CHECK(refusal("rename from o\nrename to a\nrename from p\nrename to a\n").line == 4);
}

TEST_CASE("a file behind a rename is its own, also without a line of git's in front", "[coverage][diff]") {
    CHECK(read("diff --git a/o b/n\nrename from o\nrename to n\n--- a/y\n+++ b/y\n@@ -1,0 +2 @@\n+x\n") ==
          Diff{{"n", {"o", {}, {}}}, {"y", {"y", {}, {2}}}});
}

TEST_CASE("a copy is refused, for its lines are not in the diff", "[coverage][diff][errors]") {
    CHECK_THAT(
        describe(refusal("diff --git a/a b/b\nsimilarity index 100%\ncopy from a\ncopy to b\n")),
        ContainsSubstring("x.diff:3: a copy, whose lines the diff does not hold; make it without --find-copies"));
}

TEST_CASE("a file without a hunk is refused, for it would be no change", "[coverage][diff][errors]") {
    const std::string head = "--- a/a.cpp\n+++ b/a.cpp\n";
    CHECK(refusal(head).detail == "no hunk behind the +++ of a.cpp");
    CHECK(refusal(head + "diff --git a/b b/b\n").line == 3);
    CHECK(refusal(head + "\x1b[36m@@ -1 +1 @@\x1b[m\n-x\n+y\n--- a/b\n+++ b/b\n@@ -1 +1 @@\n-x\n+y\n").line == 6);
}

TEST_CASE("hunks that do not ascend are refused", "[coverage][diff][errors]") {
    const std::string file = "--- a/a\n+++ b/a\n";
    CHECK(refusal(file + "@@ -5 +5 @@\n-x\n+y\n@@ -4 +6 @@\n-x\n+y\n").line == 6);
    CHECK(refusal(file + "@@ -5 +5 @@\n-x\n+y\n@@ -6 +5 @@\n-x\n+y\n").line == 6);
    CHECK(refusal(file + "@@ -5 +5 @@\n-x\n+y\n@@ -4,0 +6 @@\n+y\n").line == 6);
    CHECK(refusal(file + "@@ -3 +5,0 @@\n-x\n@@ -4,0 +5 @@\n+y\n").line == 5);  // the new line 5 twice
    CHECK(refusal(file + "@@ -5,0 +6 @@\n+y\n@@ -5 +7 @@\n-x\n+z\n").line == 5);
    CHECK(read(file + "@@ -5 +5 @@\n-x\n+y\n@@ -5,0 +6 @@\n+y\n") == Diff{{"a", {"a", {5}, {5, 6}}}});
}

TEST_CASE("line ends, missing newlines and stripped blanks are no trouble", "[coverage][diff]") {
    CHECK(read("--- a/a\r\n+++ b/a\r\n@@ -1,2 +1,3 @@\r\n x\r\n\r\n+y\r\n") == Diff{{"a", {"a", {}, {3}}}});
    CHECK(read("--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+y\n\\ No newline at end of file\n") ==
          Diff{{"a", {"a", {1}, {1}}}});
}

TEST_CASE("text without a diff changes nothing", "[coverage][diff]") {
    CHECK(read("").empty());
    CHECK(read("From: somebody\n\nA message, and nothing else.\n").empty());
}

TEST_CASE("a damaged diff is refused with its line", "[coverage][diff][errors]") {
    const std::string file = "--- a/a\n+++ b/a\n";
    CHECK(refusal(file + "@@ -1,2 +1 @@\n-x\n").line == 4);        // cut off
    CHECK(refusal(file + "@@ -1 +1 @@\n-x\n*y\n+y\n").line == 5);  // no such line
    CHECK(refusal(file + "@@ -1,0 +1 @@\n-x\n+y\n").line == 4);    // more than was announced
    CHECK(refusal(file + "@@ -1 +1,0 @@\n+x\n-y\n").line == 4);
    CHECK(refusal("@@ -1 +1 @@\n-x\n+y\n").line == 1);  // of no file
    CHECK(refusal("--- a/a\n@@ -1 +1 @@\n-x\n+y\n").line == 2);
    CHECK_THAT(describe(refusal("diff --git a/a b/a\n--- a/a\n")), ContainsSubstring("no +++ behind the --- of a/a"));
    CHECK(refusal("diff --git a/a b/a\n--- a/a\ndiff --git a/b b/b\n").line == 3);
    CHECK(refusal(file + "@@ -1 +1 @@\n-x\n+y\n--- a/b\n@@ -3 +3 @@\n-x\n+y\n").line == 7);
    CHECK(refusal(file + "@@ -1 +1 @@\n-x\n+y\ndiff --git a/b b/b\n@@ -3 +3 @@\n-x\n+y\n").line == 7);
    CHECK(refusal("--- a/a\n+++ \n@@ -1 +1 @@\n").line == 2);
    for (const char* hunk :
         {"@@", "@@ -1 +1", "@@ -x +1 @@", "@@ -1 +x @@", "@@ -1,x +1 @@", "@@ - + @@", "@@ -4294967295,9 +1 @@",
          "@@ -4294967295,0 +1 @@", "@@ -0 +1 @@", "@@ -1 @@ +1", "@@ +1 -1 @@"}) {
        CAPTURE(hunk);
        CHECK(refusal(file + hunk + "\n").line == 3);
        CHECK_THAT(refusal(file + hunk + "\n").detail, ContainsSubstring("is no @@ -LINE,COUNT +LINE,COUNT @@"));
    }
    CHECK_THAT(describe(refusal(file + "@@@ -1 -1 +1 @@@\n")),
               ContainsSubstring("x.diff:3: a merge's combined diff; give that against one parent"));
}

TEST_CASE("a damaged line is quoted by its first 80 characters", "[coverage][diff][errors]") {
    const std::string file = "--- a/a\n+++ b/a\n";
    const std::string nines(100, '9');
    CHECK_THAT(refusal(file + "@@ -1 +1 @@\n" + nines).detail, StartsWith("'" + std::string(80, '9') + "' is no line"));
    CHECK_THAT(refusal(file + "@@ " + nines).detail, StartsWith("'@@ " + std::string(77, '9') + "' is no @@"));
}

TEST_CASE("a line that stays is found under its new number", "[coverage][diff]") {
    // old: 1 2 3 4 5; 2 and 3 are removed, two lines are added in front of 1 and one behind 4
    const FileChange change{"a", {2, 3}, {1, 2, 5}};
    CHECK(new_line_of(change, 1) == 3);
    CHECK(new_line_of(change, 4) == 4);
    CHECK(new_line_of(change, 5) == 6);
    CHECK(new_line_of({"a", {}, {}}, 7) == 7);
}

TEST_CASE("a line that stays is found where counting line by line finds it", "[coverage][diff][property]") {
    const auto seed = Catch::getSeed() + GENERATE(range(0u, 200u));
    CAPTURE(seed);
    std::mt19937 random(seed);
    // Each step keeps, removes or adds a line, which counts both files up.
    FileChange change;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> kept;
    std::uint32_t old_line = 0;
    std::uint32_t new_line = 0;
    for (int step = 0; step < 60; ++step) {
        switch (random() % 3) {
            case 0:
                kept.emplace_back(++old_line, ++new_line);
                break;
            case 1:
                change.removed.push_back(++old_line);
                break;
            default:
                change.added.push_back(++new_line);
        }
    }

    for (const auto& [before, after] : kept) CHECK(new_line_of(change, before) == after);
}

TEST_CASE("a tracefile is moved along a diff: lines, and files that were renamed", "[coverage][diff]") {
    const Diff since{{"new.cpp", {.old_path = "old.cpp", .removed = {2}, .added = {1}}},
                     {"old.cpp", {.old_path = "", .removed = {}, .added = {1, 2}}}};
    const Tracefile older{{{"old.cpp", {.lines = {{1, 7}, {2, 8}, {3, 9}}}}, {"same.cpp", {.lines = {{4, 0}}}}}};

    CHECK(moved(older, since) ==
          Tracefile{{{"new.cpp", {.lines = {{2, 7}, {3, 9}}}}, {"same.cpp", {.lines = {{4, 0}}}}}});
    CHECK(moved(older, {}) == older);
}

TEST_CASE("a diff calls a file by its plain name", "[coverage][diff]") {
    const auto diff = read_diff("--- /dev/null\n+++ ./src//a.cpp\n@@ -0,0 +1 @@\n+1\n", "x.diff");
    REQUIRE(diff);
    CHECK(diff->contains("src/a.cpp"));
}
