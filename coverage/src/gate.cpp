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

std::vector<FileVerdict> judge_files(const Tracefile& tracefile, Metric metric, const Floors& per_file) {
    const auto floor = per_file.find(metric);
    std::vector<FileVerdict> files;
    for (const auto& [path, file] : tracefile.files) {
        const Totals totals = totals_of(file, metric);
        if (totals.found == 0) continue;
        const bool is_short = floor != per_file.end() && !reaches(totals, floor->second);
        files.push_back({is_short ? Outcome::failed : Outcome::held, path, totals,
                         metric == Metric::lines ? missing_ranges(file) : missing_lines(file, metric)});
    }
    std::ranges::stable_sort(files, is_worse);
    return files;
}

}  // namespace

tl::expected<Verdict, Error> judge(const Tracefile& tracefile, const FloorPolicy& floors) {
    Verdict verdict;
    verdict.floors = floors;
    verdict.totals[Metric::lines] = {};
    for (const Floors* of_scope : {&floors.total, &floors.per_folder, &floors.per_file}) {
        for (const auto& [metric, floor] : *of_scope) verdict.totals[metric] = {};
    }
    for (auto& [metric, totals] : verdict.totals) {
        for (const auto& [path, file] : tracefile.files) totals += totals_of(file, metric);
        if (totals.found > 0) continue;
        return tl::unexpected(Error{Error::Code::no_measured_lines, "", 0,
                                    "not one measured " + std::string{singular_of(metric)} + " to judge"});
    }
    const auto everywhere = [](const std::string&) { return std::string{}; };
    add_shortfalls(verdict, Scope::total, floors.total, totals_by(tracefile, floors.total, everywhere));
    add_shortfalls(verdict, Scope::folder, floors.per_folder, totals_by(tracefile, floors.per_folder, folder_of));
    add_shortfalls(verdict, Scope::file, floors.per_file, totals_by(tracefile, floors.per_file, std::identity{}));
    for (const auto& [metric, totals] : verdict.totals) {
        verdict.files[metric] = judge_files(tracefile, metric, floors.per_file);
    }
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

std::vector<LineRange> missing_lines(const FileCoverage& file, Metric metric) {
    std::set<std::uint32_t> lines;
    if (metric == Metric::functions) {
        for (const auto& [line, functions] : file.functions) {
            if (std::ranges::all_of(functions, [](const auto& called) { return called.second == 0; }))
                lines.insert(line);
        }
    } else {
        for (const auto& [key, branch] : file.branches) {
            if (!branch.is_exceptional && branch.taken.value_or(0) == 0) lines.insert(key.line);
        }
    }
    std::vector<LineRange> ranges;
    for (const std::uint32_t line : lines) ranges.push_back({line, line});
    return ranges;
}

}  // namespace pawl::coverage
