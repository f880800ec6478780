// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <pawl/coverage/lcov_format.hpp>
#include <pawl/coverage/provenance.hpp>

using namespace pawl::coverage;

namespace {

const Provenance by_gcov{"gcov 12.2.0", {"tests/*", "a b/*"}, "3f2c1d9+dirty"};

}  // namespace

TEST_CASE("a tracefile says how it came about, and stays a tracefile", "[coverage][provenance]") {
    const std::string text = header_of(by_gcov) + "TN:\nSF:a.cpp\nDA:1,1\nend_of_record\n";

    CHECK(
        text.starts_with("# pawl: engine gcov 12.2.0\n# pawl: exclude tests/*\n# pawl: exclude a b/*\n"
                         "# pawl: commit 3f2c1d9+dirty\nTN:\n"));
    CHECK(provenance_in(text) == by_gcov);
    CHECK(read_lcov(text, "x.info").value() == Tracefile{{{"a.cpp", {{{1, 1}}}}}});
}

TEST_CASE("a tracefile from elsewhere says nothing", "[coverage][provenance]") {
    CHECK(provenance_in("") == Provenance{});
    CHECK(provenance_in("# made by hand\nTN:\nSF:a.cpp\n# pawl: engine late\n") == Provenance{});
    CHECK(provenance_in("# pawl: engine") == Provenance{});
}

TEST_CASE("tracefiles that were made differently are not compared", "[coverage][provenance]") {
    CHECK(difference(by_gcov, {"gcov 12.2.0", {"tests/*", "a b/*"}, "another"}).empty());
    CHECK(difference({}, {}).empty());
    CHECK(difference(by_gcov, {"lcov 1.16", by_gcov.exclude, ""}) ==
          "the older tracefile was captured by gcov 12.2.0, today's by lcov 1.16; capture both by the same");
    CHECK(difference({}, by_gcov) ==
          "the older tracefile was captured by something that does not say so, today's by gcov 12.2.0; capture both by "
          "the "
          "same");
    CHECK(difference(by_gcov, {"gcov 12.2.0", {}, ""}) ==
          "the older tracefile leaves out tests/*, a b/*, today's nothing; capture both with the same --exclude");
}
