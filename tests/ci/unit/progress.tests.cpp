// SPDX-License-Identifier: BSL-1.0
#include "baseline/progress.hpp"

#include <catch2/catch_test_macros.hpp>
#include <sstream>

using pawl::cli::Progress;

TEST_CASE("without a terminal progress is one plain line a step", "[baseline][progress]") {
    std::ostringstream out;
    {
        Progress progress{out, 0};
        progress.step("configuring 3f2c1d9");
        progress.tool_output("[1/2] Building\n");
    }
    CHECK(out.str() == "pawl: configuring 3f2c1d9\n");
}

TEST_CASE("on a terminal progress rewrites one line and clears it at the end", "[baseline][progress]") {
    std::ostringstream out;
    {
        Progress progress{out, 24};  // 23 columns are used: 6 of "pawl: " and 17 of the text
        progress.step("building x");
        progress.tool_output("[1/9] a.cpp\n[2/9] b.cpp\n");
        progress.tool_output("\n");
    }
    CHECK(out.str() == "\r\033[Kpawl: building x\r\033[Kpawl: building x: [2/9]\r\033[K");
}
