// SPDX-License-Identifier: BSL-1.0
// Lines that some runs of one build cover and others do not: by time, chance or the order of threads.
#ifndef PAWL_COVERAGE_FLAKY_HPP_INCLUDED
#define PAWL_COVERAGE_FLAKY_HPP_INCLUDED

#include <pawl/coverage/diff.hpp>
#include <pawl/coverage/tracefile.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace pawl::coverage {

/// How many of some runs covered each line. Sums of it are made by merge().
[[nodiscard]] Tracefile counting_runs(Tracefile run);

/// @param runs   the sum of `count` runs, each by counting_runs().
/// @return       the lines that at least one run covers and at least one does not, with the number that does.
[[nodiscard]] Tracefile flaky_lines(const Tracefile& runs, std::size_t count);

/// A line that is not covered this time, but by other runs of its tests.
struct Forgiven {
    std::string path;
    std::uint32_t line = 0;

    bool operator==(const Forgiven&) const = default;
};

/// `tracefile` with the flaky lines covered, as they are by some of its tests' runs: whoever comes along when they are
/// not has not uncovered them.
/// @param flaky  as flaky_lines() gives; lines that `tracefile` does not measure do not matter.
/// @return       that, and the lines that were not covered this time, by path and line.
[[nodiscard]] std::pair<Tracefile, std::vector<Forgiven>> forgiving(Tracefile tracefile, const Tracefile& flaky);

/// The same of a tracefile of older sources, from which `since` leads to those of `flaky`: a line that is forgiven now
/// was no gain when it came to be covered.
[[nodiscard]] Tracefile forgiving(Tracefile older, const Tracefile& flaky, const Diff& since);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_FLAKY_HPP_INCLUDED
