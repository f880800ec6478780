// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <pawl/coverage/lcov_capture.hpp>

using namespace pawl::coverage;

TEST_CASE("lcov is called once for all lines and once for those that ran", "[coverage][lcov][trap]") {
    CHECK(lcov_command(LcovPass::initial, "/b", "/o", "1.16") ==
          std::vector<std::string>{"lcov", "--capture", "--initial", "--quiet", "--rc", "lcov_branch_coverage=0",
                                   "--directory", "/b", "--output-file", "/o"});
    CHECK(lcov_command(LcovPass::counted, "/b", "/o", "1.16") ==
          std::vector<std::string>{"lcov", "--capture", "--quiet", "--rc", "lcov_branch_coverage=0", "--directory",
                                   "/b", "--output-file", "/o"});
}

TEST_CASE("lcov 2 is told not to stop at templates", "[coverage][lcov][trap]") {
    CHECK(lcov_command(LcovPass::counted, "/b", "/o", "2.0") ==
          std::vector<std::string>{"lcov", "--capture", "--quiet", "--ignore-errors", "mismatch", "--directory", "/b",
                                   "--output-file", "/o"});
    CHECK(lcov_command(LcovPass::counted, "/b", "/o", "2.5")[4] == "inconsistent,mismatch");
}

TEST_CASE("a complaint of lcov is shown without the noise of Debian's 1.16", "[coverage][lcov][trap]") {
    CHECK(lcov_complaint("Subroutine get_gcov_version redefined at /usr/bin/geninfo line 2637.\n"
                         "geninfo: ERROR: no .gcno\n"
                         "Subroutine x redefined at /usr/bin/geninfo line 1.\nno line end") ==
          "geninfo: ERROR: no .gcno\nno line end\n");
    CHECK(lcov_complaint("").empty());
}
