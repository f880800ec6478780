// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/gate.hpp>

#include <algorithm>

namespace pawl::coverage {
namespace {

Outcome outcome_of(bool held) {
    return held ? Outcome::held : Outcome::failed;
}

bool worse(const FileVerdict& left, const FileVerdict& right) {
    const auto left_share = left.lines.hit * right.lines.found;
    const auto right_share = right.lines.hit * left.lines.found;
    if (left_share != right_share) return left_share < right_share;
    if (left.lines.found != right.lines.found) return left.lines.found > right.lines.found;
    return left.path < right.path;
}

}  // namespace

tl::expected<Verdict, Error> judge(const Tracefile& tracefile, const LineFloors& floors) {
    Verdict verdict;
    verdict.floors = floors;
    verdict.lines = line_totals(tracefile);
    if (verdict.lines.found == 0) {
        return tl::unexpected(Error{Error::Code::no_measured_lines, "", 0, "not one measured line to judge"});
    }
    bool held = reaches(verdict.lines, floors.total);
    for (const auto& [path, file] : tracefile.files) {
        const Totals lines = line_totals(file);
        if (lines.found == 0) continue;
        const bool file_held = !floors.per_file || reaches(lines, *floors.per_file);
        held = held && file_held;
        verdict.files.push_back({outcome_of(file_held), path, lines, missing_ranges(file)});
    }
    std::sort(verdict.files.begin(), verdict.files.end(), worse);
    verdict.outcome = outcome_of(held);
    return verdict;
}

std::vector<LineRange> missing_ranges(const FileCoverage& file) {
    std::vector<LineRange> ranges;
    bool open = false;
    for (const auto& [line, hits] : file.lines) {
        if (hits == 0) {
            if (!open) ranges.push_back({line, line});
            ranges.back().last = line;
        }
        open = hits == 0;
    }
    return ranges;
}

}  // namespace pawl::coverage
