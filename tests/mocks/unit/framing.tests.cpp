// SPDX-License-Identifier: BSL-1.0
#include "wire/framing.hpp"

#include <catch2/catch_test_macros.hpp>
#include <vector>

using namespace pawl::mocks::wire;

namespace {

constexpr std::size_t limit = 32;

/// The frames that come of these pieces; "<too large>" for one over the limit.
std::vector<std::string> frames_of(const std::vector<std::string>& pieces) {
    Framer framer(limit);
    std::vector<std::string> frames;
    for (const std::string& piece : pieces) {
        framer.feed(piece);
        while (const auto frame = framer.next()) {
            frames.emplace_back(frame->too_large ? "<too large>" : std::string(frame->text));
        }
    }
    return frames;
}

using Frames = std::vector<std::string>;

}  // namespace

TEST_CASE("a request ends where its braces balance, newline or not", "[mocks][framing]") {
    CHECK(frames_of({R"({"a":{"b":1}}{"c":2})"}) == Frames{R"({"a":{"b":1}})", R"({"c":2})"});
    CHECK(frames_of({"\r\n {} \n\t{}\n"}) == Frames{"{}", "{}"});
}

TEST_CASE("braces and escaped quotes inside strings do not end a request", "[mocks][framing]") {
    const std::string tricky = R"({"}{\"}":"\\"})";
    CHECK(frames_of({tricky + "{}"}) == Frames{tricky, "{}"});
}

TEST_CASE("a request may arrive byte by byte", "[mocks][framing]") {
    const std::string request = R"({"a":"}\"{","b":{}})";
    std::vector<std::string> bytes;
    for (const char byte : request) bytes.emplace_back(1, byte);
    CHECK(frames_of(bytes) == Frames{request});
}

TEST_CASE("an unfinished request is no frame", "[mocks][framing]") {
    CHECK(frames_of({R"({"a":1)"}).empty());
    CHECK(frames_of({R"({"a":"})"}).empty());
    CHECK(frames_of({"hello"}).empty());
}

TEST_CASE("what does not begin with a brace ends with its line", "[mocks][framing]") {
    CHECK(frames_of({"hello\n{}"}) == Frames{"hello\n", "{}"});
    CHECK(frames_of({"[{},{}]\n{}"}) == Frames{"[{},{}]\n", "{}"});
}

TEST_CASE("a frame of exactly the limit passes", "[mocks][framing]") {
    const std::string request = R"({"a":")" + std::string(limit - 8, 'x') + R"("})";
    REQUIRE(request.size() == limit);
    CHECK(frames_of({request}) == Frames{request});
}

TEST_CASE("a frame over the limit is reported once and the next one is found", "[mocks][framing]") {
    const std::string x(limit, 'x');
    CHECK(frames_of({R"({"a":"x)" + x + R"("}{})"}) == Frames{"<too large>", "{}"});
    CHECK(frames_of({R"({"a":")", x, x, R"(}"})", "{}"}) == Frames{"<too large>", "{}"});
    CHECK(frames_of({x + "\n{}"}) == Frames{"<too large>", "{}"});
}
