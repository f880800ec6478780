// SPDX-License-Identifier: BSL-1.0
// Something that no workload uses: it only moves the others in the executable.
#include <catch2/catch_test_macros.hpp>
#include <string>

#ifdef UNRELATED_FUNCTION

namespace {

template <int steps>
[[gnu::always_inline]] inline int in_steps(int x) {
    if constexpr (steps > 0) {
        x = (x ^ steps) * 31;
        asm volatile("" : "+r"(x));  // or the compiler folds the steps, and the function does not grow
        return in_steps<steps - 1>(x);
    }
    return x;
}

}  // namespace

[[gnu::used, gnu::noinline]] int unrelated_function(int x) {
    return in_steps<UNRELATED_SIZE * 3>(x);
}

#else

[[gnu::used]] extern const char unrelated_text[UNRELATED_SIZE * 37 + 5] = "unrelated";

#endif

TEST_CASE("unrelated", "[.]") {
    SUCCEED(std::string(UNRELATED_SIZE, 'x'));
}
