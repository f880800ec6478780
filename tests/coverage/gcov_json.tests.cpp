// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <pawl/coverage/gcov_json.hpp>

using namespace pawl::coverage;
using Catch::Matchers::ContainsSubstring;
using Code = Error::Code;

namespace {

std::string keep_all(const std::string&, const std::string& printed) {
    return printed;
}

std::string document(const std::string& files) {
    return R"({"gcc_version": "12.2.0", "files": [)" + files +
           R"(], "format_version": "1", "current_working_directory": "/build", "data_file": "a.gcda"})" + "\n";
}

std::string file(const std::string& path, const std::string& lines, const std::string& functions = "") {
    return R"({"lines": [)" + lines + R"(], "functions": [)" + functions + R"(], "file": ")" + path + R"("})";
}

std::string line(int number, const std::string& count, const std::string& branches = "") {
    return R"({"branches": [)" + branches + R"(], "count": )" + count + R"(, "line_number": )" +
           std::to_string(number) + R"(, "unexecuted_block": false, "function_name": "f"})";
}

std::string branch(int count, bool falls_through, bool throws) {
    const auto word = [](bool value) { return std::string{value ? "true" : "false"}; };
    return R"({"fallthrough": )" + word(falls_through) + R"(, "count": )" + std::to_string(count) + R"(, "throw": )" +
           word(throws) + "}";
}

std::string function(const std::string& name, int start_line, int calls) {
    return R"({"blocks": 4, "end_column": 1, "start_line": )" + std::to_string(start_line) + R"(, "name": ")" + name +
           R"(", "blocks_executed": 3, "execution_count": )" + std::to_string(calls) +
           R"(, "demangled_name": "f", "start_column": 5, "end_line": 9})";
}

Tracefile merged(const std::string& documents, const NameFile& name_file = keep_all) {
    GcovMerge merge{name_file};
    const auto added = merge.add(documents, "gcov");
    INFO((added ? "" : describe(added.error())));
    REQUIRE(added);
    return std::move(merge).finish();
}

Error refusal(const std::string& documents) {
    GcovMerge merge{keep_all};
    const auto added = merge.add(documents, "gcov-12");
    REQUIRE_FALSE(added);
    return added.error();
}

}  // namespace

TEST_CASE("documents of several translation units add up", "[coverage][gcov]") {
    const auto one = document(file("/src/a.hpp", line(1, "2") + "," + line(3, "0")));
    const auto two = document(file("/src/a.hpp", line(3, "5")) + "," + file("/src/b.cpp", line(9, "1")));

    CHECK(merged(one + two) == Tracefile{{{"/src/a.hpp", {{{1, 2}, {3, 5}}}}, {"/src/b.cpp", {{{9, 1}}}}}});
}

TEST_CASE("instances of a template add up within their lines", "[coverage][gcov]") {
    const auto text = document(file("/src/a.hpp", line(4, "2") + "," + line(4, "0") + "," + line(4, "3"),
                                    function("_Z1fIiEvv", 4, 2) + "," + function("_Z1fIcEvv", 4, 0)));

    const Tracefile tracefile = merged(text + text);
    CHECK(tracefile.files.at("/src/a.hpp").lines == std::map<std::uint32_t, std::uint64_t>{{4, 10}});
    CHECK(tracefile.files.at("/src/a.hpp").functions ==
          std::map<std::uint32_t, Functions>{{4, {{"_Z1fIiEvv", 4}, {"_Z1fIcEvv", 0}}}});
}

TEST_CASE("a condition's branches count, the edges of a call that may throw are exceptional",
          "[coverage][gcov][trap]") {
    const auto condition = branch(3, true, false) + "," + branch(0, false, false);
    const auto call = branch(3, true, false) + "," + branch(0, false, true);
    const auto text = document(file("/a.cpp", line(5, "3", condition + "," + call) + "," + line(6, "0", condition)));

    const auto branches = merged(text).files.at("/a.cpp").branches;
    CHECK(branches == std::map<BranchKey, Branch>{{{5, 0, 0}, {3, false}},
                                                  {{5, 0, 1}, {0, false}},
                                                  {{5, 0, 2}, {3, true}},
                                                  {{5, 0, 3}, {0, true}},
                                                  {{6, 0, 0}, {{}, false}},  // never evaluated
                                                  {{6, 0, 1}, {{}, false}}});
}

TEST_CASE("only the fallthrough right in front of an exception's branch goes with it", "[coverage][gcov]") {
    const auto jump = branch(1, false, false);
    const auto next = branch(2, true, false);
    const auto thrown = branch(3, true, true);
    const auto text = document(file("/a.cpp", line(5, "6", jump + "," + thrown + "," + thrown) + "," +
                                                  line(6, "6", next + "," + jump + "," + thrown)));

    CHECK(merged(text).files.at("/a.cpp").branches == std::map<BranchKey, Branch>{{{5, 0, 0}, {1, false}},
                                                                                  {{5, 0, 1}, {3, true}},
                                                                                  {{5, 0, 2}, {3, true}},
                                                                                  {{6, 0, 0}, {2, false}},
                                                                                  {{6, 0, 1}, {1, false}},
                                                                                  {{6, 0, 2}, {3, true}}});
}

TEST_CASE("files get the names they are given, and those without one are left out", "[coverage][gcov]") {
    std::vector<std::string> asked;
    const auto text = document(file("/usr/include/vector", line(1, "1")) + "," + file("../src/a.cpp", line(1, "1")) +
                               "," + file("/src/x/../a.cpp", line(2, "1")));
    const Tracefile tracefile = merged(text + text, [&](const std::string& directory, const std::string& printed) {
        asked.push_back(directory + " " + printed);
        return printed.ends_with("a.cpp") ? "a.cpp" : "";
    });

    CHECK(tracefile == Tracefile{{{"a.cpp", {{{1, 2}, {2, 2}}}}}});
    CHECK(asked ==
          std::vector<std::string>{"/build /usr/include/vector", "/build ../src/a.cpp", "/build /src/x/../a.cpp"});
}

TEST_CASE("code without a line of its own is passed over", "[coverage][gcov]") {
    CHECK(merged(document(file("/a.cpp", line(0, "1") + "," + line(1, "1"), function("_GLOBAL__", 0, 1)))) ==
          Tracefile{{{"/a.cpp", {{{1, 1}}}}}});
}

TEST_CASE("GCC 14's documents of version 2 are read like those of version 1", "[coverage][gcov]") {
    std::string text = document(file("/a.cpp", line(1, "7")));
    const auto version = text.find("\"1\"", text.find("format_version"));
    REQUIRE(version != text.npos);
    text[version + 1] = '2';
    CHECK(merged(text) == Tracefile{{{"/a.cpp", {{{1, 7}}}}}});
}

TEST_CASE("a negative count is named as the race it is", "[coverage][gcov][errors][trap]") {
    const Error error = refusal(document(file("/a.cpp", line(1, "7") + "," + line(2, "-7"))));
    CHECK(error.code == Code::raced_counters);
    CHECK_THAT(describe(error), ContainsSubstring("/a.cpp:2: a negative count; ") &&
                                    ContainsSubstring("build with -fprofile-update=atomic"));
}

TEST_CASE("what is not gcov's is refused with the number of the document", "[coverage][gcov][errors]") {
    const auto good = document(file("/a.cpp", line(1, "1")));
    for (const std::string& bad :
         {std::string{"junk"}, std::string{"{}"}, good.substr(0, good.size() - 10), std::string{"[1]"}, document("7"),
          document(file("/a.cpp", "{}")), document(file("/a.cpp", line(1, "1.5"))),
          document(file("/a.cpp", line(-1, "1"))), document(file("/a.cpp", line(2'000'000'000, "1"))),
          document(file("/a.cpp", line(1, "1", "{}"))), document(file("/a.cpp", "", "{}")),
          std::string{R"({"format_version": "3", "files": [], "current_working_directory": "/"})"}}) {
        CAPTURE(bad);
        const Error error = refusal(good + bad + "\n");
        CHECK(error.code == Code::malformed_gcov_output);
        CHECK(error.line == 2);
        CHECK(error.path == "gcov-12");
    }
}

TEST_CASE("a document none of whose sources has a name is told", "[coverage][gcov]") {
    GcovMerge merge{[](const std::string&, const std::string& printed) {
        return printed.starts_with("/src/") ? printed : std::string{};
    }};
    const std::string elsewhere = file("/usr/include/x.hpp", line(1, "1"));
    REQUIRE(merge.add(document(elsewhere) + document(elsewhere + "," + file("/src/a.cpp", line(1, "1"))), "gcov"));

    CHECK(merge.nameless() == std::vector<std::string>{"a.gcda"});
}
