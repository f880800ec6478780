// SPDX-License-Identifier: BSL-1.0
#include "catch2/outside_failure.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace pawl::perf {

namespace {

int chosen_code = 0;
pid_t chosen_in = -1;  // a child that a body forks ends by a code of its own
bool failed = false;

// Runs after all static objects are destroyed: one of them may be the daemon that the tests share.
[[gnu::destructor]] void end_as_chosen() {
    if (chosen_in != ::getpid()) return;
    std::fflush(nullptr);
    std::_Exit(chosen_code);
}

}  // namespace

void end_process_with(int code) {
    chosen_code = code;
    chosen_in = ::getpid();
}

void fail_from_outside(const std::string& sentence) {
    std::fprintf(stderr, "pawl: failed: %s\n", sentence.c_str());
    failed = true;
    end_process_with(assertion_failed_code);
}

bool has_failed_from_outside() {
    return failed;
}

}  // namespace pawl::perf
