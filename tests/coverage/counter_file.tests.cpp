// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <pawl/coverage/counter_file.hpp>
#include <string>

using namespace pawl::coverage;

namespace {

std::string words(std::initializer_list<std::uint32_t> values) {
    std::string bytes(values.size() * 4, '\0');
    std::memcpy(bytes.data(), std::data(values), bytes.size());
    return bytes;
}

constexpr std::uint32_t magic = 0x67636461;
constexpr std::uint32_t of_gcc_12_2 = 0x4232322a;  // B22*
constexpr std::uint32_t of_gcc_11_4 = 0x4231342a;  // B14*

/// As GCC 12.2 wrote them of a function with three counters, and of one with three that are zero.
const std::string whole = words({magic,      of_gcc_12_2, 7, 8, 0xa1000000, 8,          1,
                                 1,  // object summary
                                 0x01000000, 12,          1, 2, 3,          0x01a10000, 24,
                                 1,          0,           0, 0, 1,          0,  // function, counters
                                 0x01000000, 12,          1, 2, 3,          0x01a10000, static_cast<std::uint32_t>(-24),
                                 0});

}  // namespace

TEST_CASE("a counter file that ends before its end is told from a whole one", "[coverage][counters]") {
    CHECK_FALSE(is_cut_off(whole));
    for (std::size_t size = 0; size < whole.size(); ++size) {
        CAPTURE(size);
        // Of a few bytes only gcov can say that they are none.
        CHECK(is_cut_off(whole.substr(0, size)) == (size == 0 || size >= 4));
    }
}

TEST_CASE("before GCC 12 lengths are in words, and there is no checksum", "[coverage][counters]") {
    const std::string older =
        words({magic, of_gcc_11_4, 7, 0x01000000, 3, 1, 2, 3, 0x01a10000, 6, 1, 0, 0, 0, 1, 0, 0});
    CHECK_FALSE(is_cut_off(older));
    CHECK(is_cut_off(older.substr(0, older.size() - 8)));
}

TEST_CASE("what is no counter file is left to gcov", "[coverage][counters]") {
    CHECK_FALSE(is_cut_off("no counters"));
    CHECK_FALSE(is_cut_off(words({magic, 0x3430382a, 7})));  // 408*, which Clang writes
}
