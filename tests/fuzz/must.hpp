// SPDX-License-Identifier: BSL-1.0
#ifndef PAWL_TESTS_FUZZ_MUST_HPP_INCLUDED
#define PAWL_TESTS_FUZZ_MUST_HPP_INCLUDED

#include <cstdio>
#include <cstdlib>

/// Ends the process, and so makes the input a finding, unless `holds`.
/// @param sentence  what holds of every input.
inline void must(bool holds, const char* sentence) {
    if (holds) return;
    std::fprintf(stderr, "not so: %s\n", sentence);
    std::abort();
}

#endif  // PAWL_TESTS_FUZZ_MUST_HPP_INCLUDED
