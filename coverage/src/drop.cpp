// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/drop.hpp>

#include <algorithm>
#include <cassert>

namespace pawl::coverage {
namespace {

__extension__ using Wide = unsigned __int128;  // 10^11 * 10^11 * 10^8 takes 100 bits

constexpr std::uint64_t whole = Percent::whole;

// Shares by cross-multiplication, over the common denominator before.found * after.found.
struct Shares {
    Wide before;
    Wide after;
    Wide all;
};

Shares shares_of(Totals before, Totals after) {
    assert(before.found > 0 && after.found > 0 && before.found < 100'000'000'000 && after.found < 100'000'000'000);
    return {Wide{before.hit} * after.found, Wide{after.hit} * before.found, Wide{before.found} * after.found};
}

std::uint64_t count_of(const LostLines& file) {
    std::uint64_t lines = 0;
    for (const auto& [first, last] : file.lines) lines += last - first + 1;
    return lines;
}

std::vector<LineRange> lost_lines(const FileCoverage& before, const FileCoverage& after, const FileChange& change) {
    std::vector<std::uint32_t> covered_before;  // by today's numbers, ascending as the old ones do
    for (const auto& [old_line, hits] : before.lines) {
        if (hits == 0 || std::ranges::binary_search(change.removed, old_line)) continue;
        covered_before.push_back(new_line_of(change, old_line));
    }
    return missing_ranges(after, [&](std::uint32_t line) { return std::ranges::binary_search(covered_before, line); });
}

}  // namespace

bool falls_relatively_by_more(Totals before, Totals after, Percent limit) {
    const Shares shares = shares_of(before, after);
    return shares.after * whole < shares.before * (whole - limit.percent_millionths);
}

bool falls_in_points_by_more(Totals before, Totals after, Percent limit) {
    const Shares shares = shares_of(before, after);
    return shares.before > shares.after &&
           (shares.before - shares.after) * whole > shares.all * limit.percent_millionths;
}

tl::expected<DropVerdict, Error> judge_drop(const Tracefile& before, const Tracefile& after, const Diff& diff,
                                            const DropLimits& limits) {
    DropVerdict verdict{.limits = limits, .before = line_totals(before), .after = line_totals(after), .lost = {}};
    if (verdict.before.found == 0 || verdict.after.found == 0) {
        return tl::unexpected(Error{Error::Code::no_measured_lines, "", 0, "not one measured line to compare"});
    }
    bool any_fits = false;
    for (const auto& [path, file] : after.files) {
        const auto changed = diff.find(path);
        const FileChange change = changed == diff.end() ? FileChange{path, {}, {}} : changed->second;
        const auto old = before.files.find(change.old_path);
        if (old == before.files.end()) continue;
        any_fits = true;
        LostLines lost{path, lost_lines(old->second, file, change)};
        if (!lost.lines.empty()) verdict.lost.push_back(std::move(lost));
    }
    if (!any_fits) {
        return tl::unexpected(Error{Error::Code::paths_differ, "", 0,
                                    "the older tracefile calls a file '" + before.files.begin()->first +
                                        "', today's one '" + after.files.begin()->first + "'"});
    }
    std::ranges::stable_sort(verdict.lost, std::ranges::greater{}, count_of);
    const bool fell = (limits.relative && falls_relatively_by_more(verdict.before, verdict.after, *limits.relative)) ||
                      (limits.points && falls_in_points_by_more(verdict.before, verdict.after, *limits.points));
    verdict.outcome = fell ? Outcome::failed : Outcome::held;
    return verdict;
}

}  // namespace pawl::coverage
