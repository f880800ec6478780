// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <pawl/coverage/lcov_format.hpp>
#include <pawl/coverage/provenance.hpp>

using namespace pawl::coverage;

namespace {

const Provenance by_gcov{.engine = "gcov 12.2.0",
                         .compiler = "GNU 12.2.0 -O0 --coverage",
                         .objects = {"src/CMakeFiles/a.dir"},
                         .include = {"src/*"},
                         .exclude = {"a b/*", "tests/*"},
                         .is_by_test = true,
                         .is_flaky = true,
                         .commit = "3f2c1d9+dirty"};

Provenance with(Provenance provenance, const std::string& engine, const std::string& commit) {
    provenance.engine = engine;
    provenance.commit = commit;
    return provenance;
}

}  // namespace

TEST_CASE("a tracefile says how it came about, and stays a tracefile", "[coverage][provenance]") {
    const std::string text = header_of(by_gcov) + "TN:\nSF:a.cpp\nDA:1,1\nend_of_record\n";

    CHECK(
        text.starts_with("# pawl: engine gcov 12.2.0\n# pawl: compiler GNU 12.2.0 -O0 --coverage\n# pawl: objects "
                         "src/CMakeFiles/a.dir\n# pawl: include src/*\n# "
                         "pawl: exclude a b/*\n# pawl: exclude tests/*\n"
                         "# pawl: by-test\n# pawl: flaky\n# pawl: commit 3f2c1d9+dirty\nTN:\n"));
    CHECK(provenance_in(text) == by_gcov);
    CHECK(read_lcov(text, "x.info").value() == Tracefile{{{"a.cpp", {{{1, 1}}}}}});
}

TEST_CASE("the same globs in another order, or twice, are the same globs", "[coverage][provenance]") {
    const Provenance one = provenance_in("# pawl: exclude b\n# pawl: exclude a\n# pawl: exclude b\n");
    CHECK(one.exclude == std::vector<std::string>{"a", "b"});
    CHECK(header_of({.include = {"y", "x", "y"}}) == "# pawl: include x\n# pawl: include y\n");
}

TEST_CASE("a tracefile from elsewhere says nothing", "[coverage][provenance]") {
    CHECK(provenance_in("") == Provenance{});
    CHECK(provenance_in("# made by hand\nTN:\nSF:a.cpp\n# pawl: engine late\n") == Provenance{});
    CHECK(provenance_in("# lcov: engine 2\n") == Provenance{});
    CHECK(provenance_in("# pawl: engine") == Provenance{});
    CHECK(provenance_in("# pawl: engine \x1b[2J").engine == "\\x1b[2J");  // which steers no terminal
}

TEST_CASE("a commit that is no name of one does not reach git", "[coverage][provenance]") {
    CHECK(provenance_in("# pawl: commit --output=x\n").commit.empty());
    CHECK(provenance_in("# pawl: commit main\n").commit.empty());
    CHECK(provenance_in("# pawl: commit 3f2c1d\n").commit.empty());  // too short to be one
    CHECK(provenance_in("# pawl: commit 3f2c1d9a\n").commit == "3f2c1d9a");
    CHECK(provenance_in("# pawl: commit 3f2c1d9a+dirty.01ab+new.02\n").commit == "3f2c1d9a+dirty.01ab+new.02");
    CHECK(provenance_in("# pawl: commit 3f2c1d9a+dirty --output=x\n").commit.empty());
}

TEST_CASE("tracefiles that were made differently are not compared", "[coverage][provenance]") {
    CHECK(difference(by_gcov, with(by_gcov, "gcov 12.2.0", "3f2c1d9")).empty());
    CHECK(difference({}, {}).empty());
    CHECK(difference(by_gcov, with(by_gcov, "lcov 1.16", "")) ==
          "the older tracefile was captured by gcov 12.2.0, today's by lcov 1.16; capture both by the same");
    CHECK(difference({}, by_gcov) ==
          "the older tracefile was captured by something that does not say so, today's by gcov 12.2.0; capture both by "
          "the same");
    CHECK(
        difference(by_gcov, {.engine = "gcov 12.2.0"}) ==
        "the older tracefile has the objects below src/CMakeFiles/a.dir, today's those below all directories; capture "
        "both of the same targets");
    CHECK(difference(by_gcov, {.engine = "gcov 12.2.0", .objects = by_gcov.objects, .include = {"src/*"}}) ==
          "the older tracefile leaves out a b/*, tests/*, today's nothing; capture both with the same --exclude");
    CHECK(difference(by_gcov, {.engine = "gcov 12.2.0", .objects = by_gcov.objects, .exclude = by_gcov.exclude}) ==
          "the older tracefile keeps only src/*, today's what is measured; merge both with the same --include");
    Provenance optimised = by_gcov;
    optimised.compiler = "GNU 12.2.0 -O2";
    CHECK(difference(by_gcov, optimised) ==
          "the older tracefile was compiled by GNU 12.2.0 -O0 --coverage, today's by GNU 12.2.0 -O2; compile "
          "both by the same");
    optimised.compiler = "";  // which does not tell
    CHECK(difference(by_gcov, optimised).empty());
}

TEST_CASE("a sum is by what its parts are by, in either order", "[coverage][provenance]") {
    CHECK(of_sum(by_gcov, by_gcov) == by_gcov);
    // A part that tells nothing takes nothing away: what the other is of, the sum has to be of.
    CHECK(of_sum(with(by_gcov, "", ""), by_gcov) == by_gcov);
    CHECK(of_sum(by_gcov, with(by_gcov, "", "")) == by_gcov);
    CHECK(of_sum({.compiler = "GNU 12.2.0"}, {}).value().compiler == "GNU 12.2.0");
}

TEST_CASE("parts that were made differently are not added", "[coverage][provenance]") {
    CHECK(of_sum(by_gcov, with(by_gcov, "lcov 1.16", "")).error() ==
          "captured by lcov 1.16, what it is added to by gcov 12.2.0; capture both by the same");
    CHECK(of_sum(by_gcov, with(by_gcov, "gcov 12.2.0", "3f2c1d9")).error() ==
          "captured at commit 3f2c1d9, what it is added to at 3f2c1d9+dirty; their lines are not the same");
    CHECK(of_sum({.objects = {"a"}}, {.objects = {"b", "c"}}).error() ==
          "it has the objects below b, c, what it is added to those below a; capture both of the same targets");
    CHECK(of_sum(by_gcov, {}).error() ==
          "it leaves out nothing, what it is added to a b/*, tests/*; give both the same --exclude");
    CHECK(of_sum(by_gcov, {.exclude = by_gcov.exclude}).error() ==
          "it keeps only what is measured, what it is added to src/*; give both the same --include");
    CHECK(of_sum({.compiler = "GNU 12.2.0 -O0"}, {.compiler = "GNU 12.2.0 -O2"}).error() ==
          "compiled by GNU 12.2.0 -O2, what it is added to by GNU 12.2.0 -O0; compile both by the same");
}

TEST_CASE("of an engine the version counts, not its packager's date", "[coverage][provenance]") {
    CHECK(version_in("gcov (Debian 12.2.0-14+deb12u1) 12.2.0") == "12.2.0");
    CHECK(version_in("gcov (GCC) 14.2.1 20240910 (Red Hat 14.2.1-4)") == "14.2.1");
    CHECK(version_in("lcov: LCOV version 1.16") == "1.16");
    CHECK(version_in("gcov 7 of 2019") == "");
}
