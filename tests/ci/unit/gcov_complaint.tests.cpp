// SPDX-License-Identifier: BSL-1.0
// Lines as GCC 12's gcov prints them.
#include "coverage/gcov_complaint.hpp"

#include <catch2/catch_test_macros.hpp>

using pawl::cli::gcov_complaint;

TEST_CASE("gcov may say that an object never ran or holds no code", "[coverage][gcov]") {
    CHECK(gcov_complaint("").empty());
    CHECK(gcov_complaint("a.gcda:cannot open data file, assuming not executed\n").empty());
    CHECK(gcov_complaint("a.gcno:no functions found\na.gcno:no lines for '_GLOBAL__sub_I_x'\n").empty());
}

TEST_CASE("what else gcov says is no success, whatever its exit code", "[coverage][gcov][errors]") {
    CHECK(gcov_complaint(
              "b.gcda:cannot open data file, assuming not executed\na.gcda:stamp mismatch with notes file\n") ==
          "gcov says 'a.gcda:stamp mismatch with notes file'; these counters belong to another build of the object; "
          "remove "
          "the .gcda file, or build anew, and run all tests");
    CHECK(gcov_complaint("a.gcno:version 'B33*', prefer 'B22*'\n") ==
          "gcov says 'a.gcno:version 'B33*', prefer 'B22*''; this gcov is not of the compiler's version; give --gcov "
          "the one "
          "that is, as gcov-12");
    CHECK(gcov_complaint("d.gcno:not a gcov notes file") ==
          "gcov says 'd.gcno:not a gcov notes file'; build anew, and run all tests");
}
