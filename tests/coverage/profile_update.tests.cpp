// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch_test_macros.hpp>
#include <pawl/coverage/profile_update.hpp>

using namespace pawl::coverage;

TEST_CASE("counting is atomic where each command that counts says so, or threads are asked for",
          "[coverage][profile_update][trap]") {
    CHECK(counts_without_atomicity("  FLAGS = -O0 --coverage\n"));
    CHECK(counts_without_atomicity("CXX_FLAGS = -fprofile-arcs -ftest-coverage -fprofile-update=single\n"));
    CHECK(counts_without_atomicity("a --coverage -fprofile-update=atomic\nb --coverage\n"));
    CHECK_FALSE(counts_without_atomicity("a --coverage -fprofile-update=prefer-atomic\nb -fprofile-update=atomic\n"));
    CHECK_FALSE(counts_without_atomicity("g++ -pthread --coverage\ng++ -O2\n"));
    CHECK_FALSE(counts_without_atomicity("  FLAGS = --coverage -fprofile-update=atomic\n  LINK_FLAGS = --coverage\n"));
    CHECK_FALSE(counts_without_atomicity(""));
}

TEST_CASE("an object that starts threads names how", "[coverage][profile_update]") {
    CHECK(starts_threads({"\0\0pthread_create\0", 17}));
    CHECK(starts_threads("_ZNSt6thread15_M_start_threadESt10unique_ptrINS_6_StateESt14default_deleteIS1_EEPFvvE"));
    CHECK_FALSE(starts_threads("pthread_mutex_lock"));
}
