// SPDX-License-Identifier: BSL-1.0
#include <pawl/coverage/gate.hpp>

#include <algorithm>
#include <set>
#include <string_view>

#include "worst_first.hpp"

namespace pawl::coverage {
namespace {

using Scope = Shortfall::Scope;

std::string folder_of(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == path.npos ? "." : path.substr(0, slash);
}

/// What a folder, a file or all files together have of each metric that `floors` speaks of.
std::map<std::string, std::map<Metric, Totals>> totals_by(const Tracefile& tracefile, const Floors& floors,
                                                          const std::function<std::string(const std::string&)>& place) {
    std::map<std::string, std::map<Metric, Totals>> totals;
    for (const auto& [path, file] : tracefile.files) {
        for (const auto& [metric, floor] : floors) totals[place(path)][metric] += totals_of(file, metric);
    }
    return totals;
}

void add_shortfalls(Verdict& verdict, Scope scope, const Floors& floors,
                    const std::map<std::string, std::map<Metric, Totals>>& totals_by_place) {
    for (const auto& [path, totals_by_metric] : totals_by_place) {
        for (const auto& [metric, totals] : totals_by_metric) {
            const Percent floor = floors.at(metric);
            if (totals.found > 0 && !reaches(totals, floor)) {
                verdict.shortfalls.push_back({scope, path, metric, totals, floor});
            }
        }
    }
}

std::vector<FileVerdict> judge_files(const Tracefile& tracefile, const std::vector<Shortfall>& shortfalls) {
    std::set<std::string_view> short_files;
    for (const Shortfall& shortfall : shortfalls) {
        if (shortfall.scope == Scope::file) short_files.insert(shortfall.path);
    }
    std::vector<FileVerdict> files;
    for (const auto& [path, file] : tracefile.files) {
        const Totals lines = line_totals(file);
        if (lines.found == 0) continue;
        const Outcome outcome = short_files.contains(path) ? Outcome::failed : Outcome::held;
        files.push_back({outcome, path, lines, missing_ranges(file)});
    }
    std::ranges::stable_sort(files, is_worse);
    return files;
}

}  // namespace

tl::expected<Verdict, Error> judge(const Tracefile& tracefile, const FloorPolicy& floors) {
    Verdict verdict;
    verdict.floors = floors;
    verdict.totals[Metric::lines] = line_totals(tracefile);
    const auto everywhere = [](const std::string&) { return std::string{}; };
    const auto total = totals_by(tracefile, floors.total, everywhere);
    for (const auto& [place, totals] : total) verdict.totals.insert(totals.begin(), totals.end());
    for (const auto& [metric, totals] : verdict.totals) {
        if (totals.found > 0) continue;
        std::string one{name_of(metric)};
        one.resize(one.size() - (metric == Metric::branches ? 2 : 1));
        return tl::unexpected(Error{Error::Code::no_measured_lines, "", 0, "not one measured " + one + " to judge"});
    }
    add_shortfalls(verdict, Scope::total, floors.total, total);
    add_shortfalls(verdict, Scope::folder, floors.per_folder, totals_by(tracefile, floors.per_folder, folder_of));
    add_shortfalls(verdict, Scope::file, floors.per_file, totals_by(tracefile, floors.per_file, std::identity{}));
    verdict.files = judge_files(tracefile, verdict.shortfalls);
    verdict.outcome = verdict.shortfalls.empty() ? Outcome::held : Outcome::failed;
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
