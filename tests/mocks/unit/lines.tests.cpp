// SPDX-License-Identifier: BSL-1.0
#include "wire/lines.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

using pawl::mocks::wire::LineReader;

namespace {

std::vector<std::string> lines_of(const std::vector<std::string>& pieces) {
    LineReader reader{4};
    std::vector<std::string> lines;
    for (const std::string& piece : pieces) {
        reader.feed(piece);
        while (const auto line = reader.next()) {
            lines.emplace_back(line->is_too_long ? "<too long>" : std::string(line->text));
        }
    }
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("lines come without their ends, empty ones not at all", "[mocks][lines]") {
    CHECK(lines_of({"a\nbc\r\n\n\r\nd"}) == Lines{"a", "bc"});
    CHECK(lines_of({"a", "b", "\n", "c\nd", "\n"}) == Lines{"ab", "c", "d"});
}

TEST_CASE("a line that is too long is told once it ends, and the next one is read", "[mocks][lines]") {
    CHECK(lines_of({"1234\n12345\n1\n"}) == Lines{"1234", "<too long>", "1"});
    CHECK(lines_of({"123", "456", "789\n", "1\n"}) == Lines{"<too long>", "1"});
}
