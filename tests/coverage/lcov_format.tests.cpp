// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_get_random_seed.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <pawl/coverage/lcov_format.hpp>

#include "random_tracefile.hpp"

using namespace pawl::coverage;
using Code = Error::Code;

namespace {

Error refusal(std::string_view text) {
    const auto result = read_lcov(text, "x.info");
    REQUIRE_FALSE(result.has_value());
    return result.error();
}

void check_refusal(std::string_view text, Code code, std::size_t line) {
    const Error error = refusal(text);
    CAPTURE(text, describe(error));
    CHECK(error.code == code);
    CHECK(error.line == line);
    CHECK(error.path == "x.info");
}

}  // namespace

TEST_CASE("reading takes lines and their hits", "[coverage][lcov]") {
    const auto tracefile = read_lcov("TN:\nSF:/src/a.cpp\nDA:3,17\nDA:4,0\nend_of_record\n", "x.info");

    CHECK(tracefile.value() == Tracefile{{{"/src/a.cpp", {{{3, 17}, {4, 0}}}}}});
}

TEST_CASE("blocks of one path are merged, as one capture holds a block for each translation unit", "[coverage][lcov]") {
    const auto tracefile = read_lcov(
        "SF:a.hpp\nDA:1,2\nDA:2,4\nend_of_record\n"
        "SF:b.cpp\nDA:9,1\nend_of_record\n"
        "SF:a.hpp\nDA:2,5\nDA:3,0\nend_of_record\n",
        "x.info");

    CHECK(tracefile.value() == Tracefile{{{"a.hpp", {{{1, 2}, {2, 9}, {3, 0}}}}, {"b.cpp", {{{9, 1}}}}}});
}

TEST_CASE("functions, branches, checksums and records of later versions are passed over", "[coverage][lcov]") {
    const auto tracefile = read_lcov(
        "# made by hand\nTN:unit,diff\nSF:a.cpp\nVER:1\nFN:3,int f(a:b, "
        "c)\nFN:3,9,g\nFNDA:1,DA:7,1\nFNF:1\nFNH:1\nFNL:0,3,9\n"
        "FNA:0,1,f\nBRDA:4,0,0,-\nBRDA:4,e0,1,2\nBRF:2\nBRH:1\nMCDC:4,2,t,0,0,x\nDA:4,1,Zm9v\n\nLF:900\nLH:900\nend_of_"
        "record",
        "x.info");

    CHECK(tracefile.value() == Tracefile{{{"a.cpp", {{{4, 1}}}}}});
}

TEST_CASE("line ends may be CRLF", "[coverage][lcov]") {
    CHECK(read_lcov("SF:a.cpp\r\nDA:1,1\r\nend_of_record\r\n", "x.info").value() == Tracefile{{{"a.cpp", {{{1, 1}}}}}});
}

TEST_CASE("a text without blocks is an empty tracefile, which the gate refuses", "[coverage][lcov]") {
    CHECK(read_lcov("", "x.info").value() == Tracefile{});
    CHECK(read_lcov("TN:\n", "x.info").value() == Tracefile{});
}

TEST_CASE("a damaged record is refused with its line", "[coverage][lcov][errors]") {
    for (const char* record :
         {"DA:", "DA:1", "DA:1,", "DA:,1", "DA:0,1", "DA:-1,1", "DA:1,x", "DA:1,1x", "DA: 1,1", "DA:1,1.5", "DA:1,-7",
          "DA:4294967296,1", "DA:1,18446744073709551616", "DA:x,-", "end_of_rec", "junk", "sf:a"}) {
        check_refusal("SF:a.cpp\n" + std::string(record) + "\nend_of_record\n", Code::malformed_record, 2);
    }
    check_refusal("TN:\nSF:\nend_of_record\n", Code::malformed_record, 2);
}

TEST_CASE("a record without a file is refused", "[coverage][lcov][errors]") {
    check_refusal("TN:\nDA:1,1\n", Code::record_outside_file, 2);
    check_refusal("end_of_record\n", Code::record_outside_file, 1);
}

TEST_CASE("a truncated tracefile is refused", "[coverage][lcov][errors]") {
    check_refusal("SF:a.cpp\nDA:1,1\n", Code::missing_end_of_record, 2);
    check_refusal("SF:a.cpp\nDA:1,1\nSF:b.cpp\nend_of_record\n", Code::missing_end_of_record, 3);
}

TEST_CASE("a refusal says where, what and what to do", "[coverage][lcov][errors]") {
    CHECK(describe(refusal("SF:a.cpp\nDA:1,-7\n")) ==
          "x.info:2: 'DA:1,-7' is not DA:LINE,HITS (a negative count comes from threads: build with "
          "-fprofile-update=atomic); is it an lcov tracefile? Capture it again");
    CHECK(describe(refusal("SF:a.cpp\n")) ==
          "x.info:1: the file ends before the end_of_record of a.cpp; the tracefile is damaged; capture it again");
}

TEST_CASE("writing is ordered and carries its totals", "[coverage][lcov]") {
    CHECK(write_lcov(Tracefile{{{"b.cpp", {{{10, 0}, {9, 2}}}}, {"a.cpp", {{{1, 1}}}}}}) ==
          "TN:\nSF:a.cpp\nDA:1,1\nLF:1\nLH:1\nend_of_record\n"
          "TN:\nSF:b.cpp\nDA:9,2\nDA:10,0\nLF:2\nLH:1\nend_of_record\n");
}

TEST_CASE("what is written is read back the same", "[coverage][lcov][property]") {
    const auto seed = Catch::getSeed() + GENERATE(range(0u, 200u));
    CAPTURE(seed);
    std::mt19937 random(seed);
    const Tracefile tracefile = random_tracefile(random);

    CHECK(read_lcov(write_lcov(tracefile), "x.info").value() == tracefile);
}

TEST_CASE("every cut through a block but at its end is refused", "[coverage][lcov][property]") {
    const std::string text = "SF:a.cpp\nDA:1,12\nend_of_record";
    for (std::size_t length = 1; length < text.size(); ++length) {
        CAPTURE(length);
        CHECK_FALSE(read_lcov(text.substr(0, length), "x.info").has_value());
    }
}
