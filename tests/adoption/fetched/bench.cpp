// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_all.hpp>

void in_objects();
void in_archive();

TEST_CASE("benchmarks of three targets", "[!benchmark]") {
    BENCHMARK("in_executable") {
        return 1;
    };
    in_objects();
    in_archive();
}
