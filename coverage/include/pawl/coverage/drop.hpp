// SPDX-License-Identifier: BSL-1.0
// The drop gate: how much less is covered than in an older tracefile?
#ifndef PAWL_COVERAGE_DROP_HPP_INCLUDED
#define PAWL_COVERAGE_DROP_HPP_INCLUDED

#include <pawl/coverage/diff.hpp>
#include <pawl/coverage/error.hpp>
#include <pawl/coverage/gate.hpp>
#include <pawl/coverage/percent.hpp>
#include <pawl/coverage/tracefile.hpp>

#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace pawl::coverage {

/// Percentages, exact. From 92 % covered, a fall of 5 % is one to 87.4 %, a fall of 5 points one to 87 %.
struct DropLimits {
    std::optional<Percent> relative;  ///< of the share that was covered
    std::optional<Percent> points;    ///< of the share itself

    bool operator==(const DropLimits&) const = default;
};

/// Lines that were covered, are still there, and are not covered any more.
struct LostLines {
    std::string path;
    std::vector<LineRange> lines;  ///< by today's numbers, ascending

    bool operator==(const LostLines&) const = default;
};

struct DropVerdict {
    Outcome outcome = Outcome::held;  ///< held: neither limit is passed
    DropLimits limits;
    Totals before;
    Totals after;
    std::vector<LostLines> lost;  ///< the most first; the gate judges shares, and these are why they fell

    bool operator==(const DropVerdict&) const = default;
};

/// @param diff  from the older tracefile's sources to today's.
/// @return      or Error::Code::no_measured_lines: one of the two has none; or paths_differ: not one file has the same
///              name in both.
[[nodiscard]] tl::expected<DropVerdict, Error> judge_drop(const Tracefile& before, const Tracefile& after,
                                                          const Diff& diff, const DropLimits& limits);

/// Whether after's share is more than `limit` below before's, as a part of before's share.
/// @pre before.found and after.found lie between 1 and 10^11.
[[nodiscard]] bool falls_relatively_by_more(Totals before, Totals after, Percent limit);

/// The same in points: as a part of the whole.
[[nodiscard]] bool falls_in_points_by_more(Totals before, Totals after, Percent limit);

}  // namespace pawl::coverage

#endif  // PAWL_COVERAGE_DROP_HPP_INCLUDED
