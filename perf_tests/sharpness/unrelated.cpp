// SPDX-License-Identifier: BSL-1.0
// Something that no workload uses: it only moves the others in the executable.
#include <catch2/catch_test_macros.hpp>
#include <string>

#if UNRELATED_KIND == 0
#define PAWL_REPEAT_4(x) x x x x
// A function, longer with each variant.
[[gnu::used, gnu::noinline]] int unrelated_function(int x) {
    for (int i = 0; i < UNRELATED_SIZE; ++i) {
        PAWL_REPEAT_4(PAWL_REPEAT_4(x = (x ^ UNRELATED_SIZE) * 31 + i;))
    }
    return x;
}
#else
// A text, longer with each variant.
[[gnu::used]] extern const char unrelated_text[UNRELATED_SIZE * 37 + 5] = "unrelated";
#endif

TEST_CASE("unrelated", "[.]") {
    SUCCEED(std::string(UNRELATED_SIZE, 'x'));
}
