// SPDX-License-Identifier: BSL-1.0
// Lines as GCC 12's gcov prints them.
#include "coverage/gcov_complaint.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace pawl::cli;

TEST_CASE("gcov may say that an object never ran or holds no code", "[coverage][gcov]") {
    CHECK_FALSE(gcov_complaint(""));
    CHECK_FALSE(gcov_complaint("a.gcda:cannot open data file, assuming not executed\n"));
    CHECK_FALSE(gcov_complaint("a.gcno:no functions found\na.gcno:no lines for '_GLOBAL__sub_I_x'\n"));
}

TEST_CASE("what else gcov says is no success, whatever its exit code", "[coverage][gcov][errors]") {
    struct Row {
        const char* said;
        ExitCode code;
        const char* sentence;
    };
    for (const auto& [said, code, sentence] :
         {Row{"b.gcda:cannot open data file, assuming not executed\na.gcda:stamp mismatch with notes file\n",
              exit_not_decided,
              "gcov says 'a.gcda:stamp mismatch with notes file'; these counters belong to another build of the "
              "object; "
              "remove the .gcda file, or build anew, and run all tests"},
          Row{"a.cpp:source file is newer than notes file 'a.gcno'\n", exit_not_decided,
              "gcov says 'a.cpp:source file is newer than notes file 'a.gcno''; it was changed after it was compiled; "
              "build, "
              "and run all tests"},
          Row{"a.gcno:version 'B33*', prefer 'B22*'\n", exit_environment,
              "gcov says 'a.gcno:version 'B33*', prefer 'B22*''; this gcov is not of the compiler's version; give "
              "--gcov "
              "the one that is, as gcov-12"},
          Row{"d.gcno:not a gcov notes file", exit_environment,
              "gcov says 'd.gcno:not a gcov notes file'; build anew, and run all tests"}}) {
        const auto complaint = gcov_complaint(said);
        REQUIRE(complaint);
        CHECK(complaint->code == code);
        CHECK(complaint->sentence == sentence);
    }
}
