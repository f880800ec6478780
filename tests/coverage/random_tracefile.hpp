// SPDX-License-Identifier: BSL-1.0
// Seeded random tracefiles, small enough that paths and lines collide.
#ifndef PAWL_TESTS_COVERAGE_RANDOM_TRACEFILE_HPP_INCLUDED
#define PAWL_TESTS_COVERAGE_RANDOM_TRACEFILE_HPP_INCLUDED

#include <limits>
#include <pawl/coverage/tracefile.hpp>
#include <random>
#include <string>

/// Up to 4 files of up to 12 lines, 6 functions and 8 branches; some counts are near 2^64, where a sum saturates.
inline pawl::coverage::Tracefile random_tracefile(std::mt19937& random) {
    const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
    const auto letter = [&](std::uint32_t n) { return std::string(1, static_cast<char>('a' + below(n))); };
    const auto count = [&] {
        constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
        return below(8) == 0 ? most - below(3) : below(3);
    };
    pawl::coverage::Tracefile tracefile;
    for (auto files = below(5); files > 0; --files) {
        auto& file = tracefile.files["src/" + letter(4) + ".cpp"];
        for (auto line = below(13); line > 0; --line) file.lines[1 + below(20)] = count();
        for (auto function = below(7); function > 0; --function) file.functions[1 + below(3)][letter(3)] = count();
        for (auto branch = below(9); branch > 0; --branch) {
            const pawl::coverage::BranchKey key{1 + below(3), below(2), below(2)};
            file.branches[key] = {below(3) == 0 ? pawl::coverage::Taken{} : count(), below(2) == 0};
        }
    }
    return tracefile;
}

#endif  // PAWL_TESTS_COVERAGE_RANDOM_TRACEFILE_HPP_INCLUDED
