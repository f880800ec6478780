// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/gate.hpp>

#include <algorithm>

#include "worst_first.hpp"

namespace pawl::coverage {
namespace {

Outcome outcome_of(bool held) {
    return held ? Outcome::held : Outcome::failed;
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
    std::ranges::sort(verdict.files, is_worse);
    verdict.outcome = outcome_of(held);
    return verdict;
}

std::vector<LineRange> missing_ranges(const FileCoverage& file, const std::function<bool(std::uint32_t line)>& counts) {
    std::vector<LineRange> ranges;
    bool open = false;
    for (const auto& [line, hits] : file.lines) {
        const bool missing = hits == 0 && counts(line);
        if (missing) {
            if (!open) ranges.push_back({line, line});
            ranges.back().last = line;
        }
        open = missing;
    }
    return ranges;
}

std::vector<LineRange> missing_ranges(const FileCoverage& file) {
    return missing_ranges(file, [](std::uint32_t) { return true; });
}

}  // namespace pawl::coverage
