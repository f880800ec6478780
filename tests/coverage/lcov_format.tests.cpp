// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_get_random_seed.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
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

TEST_CASE("blocks of one path are merged, as one capture holds a block for each translation unit",
          "[coverage][lcov][trap]") {
    const auto tracefile = read_lcov(
        "SF:a.hpp\nDA:1,2\nDA:2,4\nend_of_record\n"
        "SF:b.cpp\nDA:9,1\nend_of_record\n"
        "SF:a.hpp\nDA:2,5\nDA:3,0\nend_of_record\n",
        "x.info");

    CHECK(tracefile.value() == Tracefile{{{"a.hpp", {{{1, 2}, {2, 9}, {3, 0}}}}, {"b.cpp", {{{9, 1}}}}}});
}

TEST_CASE("what llvm-cov exports is read", "[coverage][lcov]") {
    // llvm-cov 14, export --format=lcov, of tiny/unused.cpp and a function with one condition
    const auto tracefile = read_lcov(
        "SF:/p/sign.cpp\nFN:2,_Z4signi\nFNDA:1,_Z4signi\nFNF:1\nFNH:1\nDA:2,1\nDA:3,1\nDA:4,0\n"
        "BRDA:3,0,0,0\nBRDA:3,0,1,1\nBRF:2\nBRH:1\nLF:3\nLH:2\nend_of_record\n"
        "SF:/p/unused.cpp\nFN:2,_Z6unusedv\nFNDA:0,_Z6unusedv\nFNF:1\nFNH:0\nDA:2,0\nDA:3,0\nDA:4,0\nBRF:0\nBRH:0\n"
        "LF:3\nLH:0\nend_of_record\n",
        "x.info");
    REQUIRE(tracefile);
    CHECK(line_totals(*tracefile) == Totals{2, 6});
    CHECK(function_totals(*tracefile) == Totals{1, 2});
    CHECK(branch_totals(*tracefile) == Totals{1, 2});
}

TEST_CASE("functions are read as lcov 1 and lcov 2 write them", "[coverage][lcov]") {
    const Tracefile expected{{{"a.cpp", {.functions = {{3, {{"f(a:b, c)", 2}, {"g", 0}}}}}}}};

    CHECK(read_lcov("SF:a.cpp\nFN:3,f(a:b, c)\nFN:3,9,g\nFNDA:2,f(a:b, c)\nFNDA:0,g\nFNF:2\nend_of_record\n", "x.info")
              .value() == expected);
    CHECK(read_lcov("SF:a.cpp\nFNL:0,3,9\nFNA:0,2,f(a:b, c)\nFNA:0,0,g\nend_of_record\n", "x.info").value() ==
          expected);
}

TEST_CASE("branches are read with whether they were evaluated, and whether by an exception", "[coverage][lcov]") {
    const auto tracefile =
        read_lcov("SF:a.cpp\nBRDA:4,0,0,-\nBRDA:4,e0,1,2\nBRDA:4,0,2,0\nBRF:2\nend_of_record\n", "x.info");

    CHECK(tracefile.value() ==
          Tracefile{{{"a.cpp", {.branches = {{{4, 0, 0}, {}}, {{4, 0, 1}, {2, true}}, {{4, 0, 2}, {0}}}}}}});
}

TEST_CASE("totals, checksums and records of later versions are passed over", "[coverage][lcov][trap]") {
    const auto tracefile = read_lcov(
        "# made by hand\nTN:unit,diff\nSF:a.cpp\nVER:1\nFNF:1\nFNH:1\nBRF:2\nBRH:1\nMCDC:4,2,t,0,0,x\n"
        "A_Z:1\nDA:4,1,Zm9v\n\n"
        "LF:900\nLH:900\nend_of_record",
        "x.info");

    CHECK(tracefile.value() == Tracefile{{{"a.cpp", {{{4, 1}}}}}});
}

TEST_CASE("line ends may be CRLF", "[coverage][lcov]") {
    CHECK(read_lcov("SF:a.cpp\r\nDA:1,1\r\nend_of_record\r\n", "x.info").value() == Tracefile{{{"a.cpp", {{{1, 1}}}}}});
}

TEST_CASE("a text without blocks is an empty tracefile, which the gate refuses", "[coverage][lcov][trap]") {
    CHECK(read_lcov("", "x.info").value() == Tracefile{});
    CHECK(read_lcov("TN:\n", "x.info").value() == Tracefile{});
}

TEST_CASE("a damaged record is refused with its line", "[coverage][lcov][errors]") {
    for (const char* record : {"DA:",
                               "DA:1",
                               "DA:1,",
                               "DA:,1",
                               "DA:0,1",
                               "DA:-1,1",
                               "DA:1,x",
                               "DA:1,1x",
                               "DA: 1,1",
                               "DA:1,1.5",
                               "DA:1,-7",
                               "DA:4294967296,1",
                               "DA:1,18446744073709551616",
                               "DA:x,-",
                               "end_of_rec",
                               "junk",
                               ":1",
                               "sf:a",
                               "FN:1",
                               "FN:1,",
                               "FN:x,f",
                               "FNDA:1",
                               "FNDA:x,f",
                               "FNDA:1,f",
                               "FNL:1",
                               "FNL:1,0",
                               "FNL:x,1",
                               "FNA:1,1",
                               "FNA:1,1,f",
                               "FNA:1,x,f",
                               "BRDA:1,0,0",
                               "BRDA:0,0,0,1",
                               "BRDA:1,x,0,1",
                               "BRDA:1,0,,1",
                               "BRDA:1,0,0,x",
                               "BRDA:1,q0,0,1"}) {
        check_refusal("SF:a.cpp\n" + std::string(record) + "\nend_of_record\n", Code::malformed_record, 2);
    }
    check_refusal("TN:\nSF:\nend_of_record\n", Code::malformed_record, 2);
}

TEST_CASE("a record without a file is refused", "[coverage][lcov][errors]") {
    check_refusal("TN:\nDA:1,1\n", Code::record_outside_file, 2);
    check_refusal("end_of_record\n", Code::record_outside_file, 1);
    check_refusal("SF:a.cpp\nend_of_record\nFN:1,f\n", Code::record_outside_file, 3);
}

TEST_CASE("a function's place is that of its own file", "[coverage][lcov][errors]") {
    check_refusal("SF:a.cpp\nFN:3,f\nend_of_record\nSF:b.cpp\nFNDA:1,f\n", Code::malformed_record, 5);
    check_refusal("SF:a.cpp\nFNL:0,3\nend_of_record\nSF:b.cpp\nFNA:0,1,f\n", Code::malformed_record, 5);
}

TEST_CASE("a truncated tracefile is refused", "[coverage][lcov][errors][trap]") {
    check_refusal("SF:a.cpp\nDA:1,1\n", Code::missing_end_of_record, 2);
    check_refusal("SF:a.cpp\nDA:1,1\nSF:b.cpp\nend_of_record\n", Code::missing_end_of_record, 3);
}

TEST_CASE("a refusal says where, what and what to do", "[coverage][lcov][errors]") {
    CHECK(describe(refusal("SF:a.cpp\nDA:1,-7\n")) ==
          "x.info:2: 'DA:1,-7' is not DA:LINE,HITS (a negative count comes from threads: build with "
          "-fprofile-update=atomic); is it an lcov tracefile? Capture it again");
    CHECK(describe(refusal("SF:a.cpp\nDA:0,-7\n")) ==
          "x.info:2: 'DA:0,-7' is not DA:LINE,HITS; is it an lcov tracefile? Capture it again");
    CHECK(describe(refusal("SF:a.cpp\n")) ==
          "x.info:1: the file ends before the end_of_record of a.cpp; the tracefile is damaged; capture it again");
}

TEST_CASE("a record of a hostile length is quoted by its beginning", "[coverage][lcov][errors]") {
    const auto quoted = [](std::size_t nines) {
        return refusal("SF:a.cpp\nDA:" + std::string(nines, '9') + "\n").detail;
    };
    CHECK(quoted(100'000).starts_with("'DA:" + std::string(197, '9') + "…' is not"));
    CHECK(quoted(197).starts_with("'DA:" + std::string(197, '9') + "' is not"));
}

TEST_CASE("functions and branches are written with their totals", "[coverage][lcov]") {
    const FileCoverage file{.lines = {{3, 1}},
                            .functions = {{3, {{"f", 1}, {"g", 0}}}},
                            .branches = {{{3, 0, 0}, {1}}, {{3, 0, 1}, {}}, {{3, 1, 0}, {0, true}}}};

    CHECK(write_lcov(Tracefile{{{"a.cpp", file}}}) ==
          "TN:\nSF:a.cpp\nFN:3,f\nFNDA:1,f\nFN:3,g\nFNDA:0,g\nFNF:1\nFNH:1\n"
          "BRDA:3,0,0,1\nBRDA:3,0,1,-\nBRDA:3,e1,0,0\nBRF:2\nBRH:1\nDA:3,1\nLF:1\nLH:1\nend_of_record\n");
}

TEST_CASE("a function called like a line number and a name is read back so", "[coverage][lcov]") {
    const Tracefile tracefile{{{"a.cpp", {.functions = {{3, {{"12,f", 1}, {"7", 2}}}}}}}};
    const std::string text = write_lcov(tracefile);
    CHECK_THAT(text, Catch::Matchers::ContainsSubstring("FN:3,3,12,f\nFNDA:1,12,f\nFN:3,7\nFNDA:2,7\n"));
    CHECK(read_lcov(text, "x.info").value() == tracefile);
}

TEST_CASE("a refusal is one line, whatever the file holds", "[coverage][lcov][errors]") {
    CHECK(describe(read_lcov("a\x1b[31m\tb\x7f\n", "x.info").error()) ==
          "x.info:1: 'a\\x1b[31m\\x09b\\x7f' is no record; is it an lcov tracefile? Capture it again");
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

TEST_CASE("branches may be named and marked, as newer lcov 2 does", "[coverage][lcov]") {
    const auto read = read_lcov(
        "SF:a.cpp\nDA:3,1\nBRDA:3,0,x == 1,4\nBRDA:3,0,f(a, b),-\nBRDA:3,ef1,0,2\nBRDA:3,U0,7,0\n"
        "BRDA:3,0,x == 1,1\nend_of_record\n",
        "x.info");
    REQUIRE(read);
    const auto& branches = read->files.at("a.cpp").branches;
    REQUIRE(branches.size() == 3);
    CHECK(branches.at({3, 1, 0}) == Branch{2, true});
    std::vector<Branch> named;
    for (const auto& [key, branch] : branches) {
        if (key.block == 0) named.push_back(branch);
    }
    CHECK(std::ranges::is_permutation(named, std::vector{Branch{5, false}, Branch{std::nullopt, false}}));
    CHECK(read_lcov(write_lcov(*read), "y.info") == *read);
}

TEST_CASE("a file has one name, however it is reached", "[coverage][lcov]") {
    const auto read = read_lcov(
        "SF:./a.cpp\nDA:1,1\nend_of_record\nSF:x/../a.cpp\nDA:1,1\nend_of_record\n"
        "SF:.//b/.hidden/c.cpp\nDA:1,0\nend_of_record\n",
        "x.info");
    CHECK(read.value() == Tracefile{{{"a.cpp", {.lines = {{1, 2}}}}, {"b/.hidden/c.cpp", {.lines = {{1, 0}}}}}});
}
