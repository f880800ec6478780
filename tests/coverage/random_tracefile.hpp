// SPDX-License-Identifier: BSL-1.0
// Seeded random tracefiles, small enough that paths and lines collide.
#ifndef PAWL_TESTS_COVERAGE_RANDOM_TRACEFILE_HPP_INCLUDED
#define PAWL_TESTS_COVERAGE_RANDOM_TRACEFILE_HPP_INCLUDED

#include <limits>
#include <pawl/coverage/tracefile.hpp>
#include <random>
#include <string>

/// Up to 4 files of up to 12 lines; some counts are near 2^64, where a sum saturates.
inline pawl::coverage::Tracefile random_tracefile(std::mt19937& random) {
    const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
    pawl::coverage::Tracefile tracefile;
    for (auto file = below(5); file > 0; --file) {
        auto& lines = tracefile.files["src/" + std::string(1, static_cast<char>('a' + below(4))) + ".cpp"].lines;
        for (auto line = below(13); line > 0; --line) {
            const std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
            lines[1 + below(20)] = below(8) == 0 ? most - below(3) : below(3);
        }
    }
    return tracefile;
}

#endif  // PAWL_TESTS_COVERAGE_RANDOM_TRACEFILE_HPP_INCLUDED
